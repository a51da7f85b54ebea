package dev.astrolabe.local.engine.queue;

/**
 * How many messages a queue holds.
 *
 * @param waiting visible to whoever asks
 * @param inFlight received and neither deleted nor given back
 * @param delayed not visible yet
 */
public record Depth(int waiting, int inFlight, int delayed) {
  public boolean empty() {
    return waiting + inFlight + delayed == 0;
  }
}
