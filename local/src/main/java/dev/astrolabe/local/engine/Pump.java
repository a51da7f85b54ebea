package dev.astrolabe.local.engine;

/** Carries what waits in a queue, a stream or a bus to a function, on threads of its own. */
public interface Pump extends AutoCloseable {
  /** What it carries from where to where, for a person. */
  String name();

  /** Begins to carry. Call once. */
  void start();

  /**
   * True when nothing waited and nothing was at work at one moment after this call began. Asks the
   * service, so it may take a while; true of one pump says nothing of another that feeds it: {@link
   * Quiet} asks them all.
   */
  boolean idle();

  /** How many messages or records it has begun to carry since its start. Never falls. */
  long carried();

  /** Takes no more, waits for what is at work, at most some seconds. */
  @Override
  void close();
}
