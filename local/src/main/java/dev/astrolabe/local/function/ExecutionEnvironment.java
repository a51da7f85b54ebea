package dev.astrolabe.local.function;

import dev.astrolabe.local.engine.FunctionFailed;

/** One place in which a function runs, one event at a time: Lambda's execution environment. */
interface ExecutionEnvironment extends AutoCloseable {
  /**
   * Runs the function on one event.
   *
   * @throws FunctionFailed when it threw, ran out of time, or ended
   */
  byte[] invoke(byte[] event) throws FunctionFailed, InterruptedException;

  /** Whether it can take another event: one that ran out of time or ended cannot. */
  boolean usable();

  @Override
  void close();

  /** Makes an environment; that includes the function's own construction. */
  interface Factory {
    ExecutionEnvironment create() throws FunctionFailed, InterruptedException;
  }
}
