package dev.astrolabe.local.function;

import dev.astrolabe.local.engine.FunctionFailed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * The execution environments of one function: as many as there are events at one time, up to a
 * bound.
 */
final class EnvironmentPool implements AutoCloseable {
  private final ExecutionEnvironment.Factory factory;
  private final Semaphore permits;
  private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
  private final Set<ExecutionEnvironment> all = new HashSet<>();
  private boolean closed;

  EnvironmentPool(ExecutionEnvironment.Factory factory, int most) {
    this.factory = factory;
    this.permits = new Semaphore(most, true);
  }

  byte[] invoke(byte[] event) throws FunctionFailed, InterruptedException {
    permits.acquire();
    try {
      var environment = take();
      try {
        return environment.invoke(event);
      } finally {
        giveBack(environment);
      }
    } finally {
      permits.release();
    }
  }

  void start() throws FunctionFailed, InterruptedException {
    permits.acquire();
    try {
      giveBack(take());
    } finally {
      permits.release();
    }
  }

  private ExecutionEnvironment take() throws FunctionFailed, InterruptedException {
    synchronized (idle) {
      var free = idle.pollFirst();
      if (free != null) {
        return free;
      }
    }
    var fresh = factory.create();
    synchronized (idle) {
      if (!closed) {
        all.add(fresh);
        return fresh;
      }
    }
    fresh.close();
    throw new InterruptedException("the stack is stopping");
  }

  private void giveBack(ExecutionEnvironment environment) {
    synchronized (idle) {
      if (environment.usable() && !closed) {
        idle.addFirst(environment);
        return;
      }
      all.remove(environment);
    }
    environment.close();
  }

  @Override
  public void close() {
    Set<ExecutionEnvironment> toClose;
    synchronized (idle) {
      closed = true;
      toClose = new HashSet<>(all);
      idle.clear();
    }
    toClose.forEach(ExecutionEnvironment::close);
  }
}
