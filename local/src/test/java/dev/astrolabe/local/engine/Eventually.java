package dev.astrolabe.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again until something is so, with a deadline. */
public final class Eventually {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Eventually() {}

  /** Returns when {@code actual} gives {@code expected}; fails with the last value. */
  public static <T> void becomes(Supplier<T> actual, T expected) {
    var since = System.nanoTime();
    var value = actual.get();
    while (!value.equals(expected) && System.nanoTime() - since < DEADLINE.toNanos()) {
      LockSupport.parkNanos(5_000_000);
      value = actual.get();
    }
    assertThat(value).isEqualTo(expected);
  }

  /** Returns when {@code condition} holds. */
  public static void holds(Supplier<Boolean> condition) {
    becomes(condition, true);
  }
}
