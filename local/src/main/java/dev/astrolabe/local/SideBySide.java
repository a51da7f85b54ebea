package dev.astrolabe.local;

import java.util.ArrayList;
import java.util.List;

/** Parts that are stopped at the same time, because each may take as long as it is allowed. */
final class SideBySide implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private boolean stopped;

  /** Adds a part; where all has been stopped it is stopped at once. */
  <T extends AutoCloseable> T add(T part) {
    synchronized (parts) {
      if (!stopped) {
        parts.add(part);
        return part;
      }
    }
    Parts.stop(part);
    return part;
  }

  @Override
  public void close() {
    List<Thread> stopping = new ArrayList<>();
    synchronized (parts) {
      stopped = true;
      parts.forEach(part -> stopping.add(Thread.startVirtualThread(() -> Parts.stop(part))));
      parts.clear();
    }
    try {
      for (var thread : stopping) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
