package dev.astrolabe.runtime.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How often somebody may ask: a bucket of tokens for each key, filled at a steady rate. Only
 * approximate, because each instance of a function counts for itself and forgets when it ends; the
 * gateway's throttle bounds all of them together.
 */
public final class TokenBuckets {
  /** Whoever asked least lately is forgotten beyond so many; then the bucket is full again. */
  private static final int MOST_KEYS = 10_000;

  private final int burst;
  private final long nanosForOne;
  private final LongSupplier nanoTime;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_KEYS;
        }
      };

  /** Tokens left, counted in the nanoseconds that they take to come. */
  private static final class Bucket {
    private long filled;
    private long at;
  }

  /**
   * @param burst how many may come at once, at least 1
   * @param perMinute how many may come in the long run; 0 lets everything pass
   * @param nanoTime a clock that only goes forward
   */
  public TokenBuckets(int burst, int perMinute, LongSupplier nanoTime) {
    if (burst < 1 || perMinute < 0) {
      throw new IllegalArgumentException("a burst is at least 1, a rate at least 0");
    }
    this.burst = burst;
    this.nanosForOne = perMinute == 0 ? 0 : TimeUnit.MINUTES.toNanos(1) / perMinute;
    this.nanoTime = nanoTime;
  }

  /** Takes a token; answers in how many whole seconds there is one where there is none now. */
  public synchronized OptionalInt take(String key) {
    if (nanosForOne == 0) {
      return OptionalInt.empty();
    }
    long now = nanoTime.getAsLong();
    var bucket = buckets.get(key);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.filled = burst * nanosForOne;
      buckets.put(key, bucket);
    } else {
      bucket.filled = Math.min(burst * nanosForOne, bucket.filled + (now - bucket.at));
    }
    bucket.at = now;
    if (bucket.filled >= nanosForOne) {
      bucket.filled -= nanosForOne;
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        (int) Math.ceilDiv(nanosForOne - bucket.filled, TimeUnit.SECONDS.toNanos(1)));
  }
}
