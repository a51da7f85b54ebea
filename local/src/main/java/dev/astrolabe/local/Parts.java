package dev.astrolabe.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What has been started so far, to be stopped in the opposite order. Something that is added while
 * all is being stopped is stopped at once, so that a Ctrl-C in the middle of a start leaves nothing
 * behind.
 */
final class Parts implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private boolean stopped;

  <T extends AutoCloseable> T add(T part) {
    synchronized (started) {
      if (!stopped) {
        started.push(part);
        return part;
      }
    }
    stop(part);
    return part;
  }

  @Override
  public void close() {
    while (true) {
      AutoCloseable next;
      synchronized (started) {
        stopped = true;
        if (started.isEmpty()) {
          return;
        }
        next = started.pop();
      }
      stop(next);
    }
  }

  static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      // the others must be stopped all the same
      System.err.println("astrolabe: while stopping: " + e);
    }
  }
}
