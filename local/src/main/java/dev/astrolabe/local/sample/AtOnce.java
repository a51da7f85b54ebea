package dev.astrolabe.local.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many things of which none waits for another, several at once. */
final class AtOnce {
  private static final int SEVERAL = 8;

  private AtOnce() {}

  /** What is done with each. */
  @FunctionalInterface
  interface Act<T> {
    void on(T one) throws IOException, InterruptedException;
  }

  /** Ends when all are done; throws what the first of them threw. */
  static <T> void each(Collection<T> all, Act<T> act) throws IOException, InterruptedException {
    try (var threads = Executors.newFixedThreadPool(SEVERAL, Thread.ofVirtual().factory())) {
      List<Future<Boolean>> running = new ArrayList<>();
      for (var one : all) {
        running.add(
            threads.submit(() -> {
              act.on(one);
              return true;
            }));
      }
      try {
        for (var each : running) {
          var _ = each.get();
        }
      } catch (ExecutionException e) {
        threads.shutdownNow();
        switch (e.getCause()) {
          case IOException cause -> throw cause;
          case InterruptedException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          case null, default -> throw new IOException(String.valueOf(e.getCause()), e);
        }
      }
    }
  }
}
