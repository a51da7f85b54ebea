package dev.astrolabe.model.lead;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Lets several writers take turns at their calls of ports, in an order that is decided beforehand:
 * only one runs at a time, and it stops before each call until it is its turn.
 */
final class Turns {
  private final List<Writer> writers = new ArrayList<>();
  private final Semaphore back = new Semaphore(0);

  private final class Writer implements Calls {
    private final Semaphore turn = new Semaphore(0);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private boolean done;

    @Override
    public <T> T around(String name, Supplier<T> call) {
      back.release();
      turn.acquireUninterruptibly();
      return call.get();
    }
  }

  /** One more writer; its work has to call ports through the calls it is given. */
  interface Work {
    void with(Calls calls);
  }

  /**
   * Runs the works to their ends.
   *
   * @param next given the number of writers that are not done, picks one of them
   */
  void run(List<Work> works, IntUnaryOperator next) {
    for (var work : works) {
      var writer = new Writer();
      writers.add(writer);
      Thread.ofVirtual()
          .start(() -> {
            writer.turn.acquireUninterruptibly();
            try {
              work.with(writer);
            } catch (RuntimeException | AssertionError e) {
              writer.failure.set(e);
            }
            writer.done = true;
            back.release();
          });
    }
    var running = new ArrayList<>(writers);
    while (!running.isEmpty()) {
      var writer = running.get(next.applyAsInt(running.size()));
      writer.turn.release();
      back.acquireUninterruptibly();
      if (writer.done) {
        running.remove(writer);
        if (writer.failure.get() != null) {
          throw new AssertionError("a writer failed", writer.failure.get());
        }
      }
    }
  }
}
