package dev.astrolabe.local.gateway;

import dev.astrolabe.local.template.HttpApiSpec.Throttle;
import java.util.function.LongSupplier;

/** The stage's throttle: {@code burst} requests at once, refilled with {@code rate} a second. */
final class TokenBucket {
  private final Throttle throttle;
  private final LongSupplier nanoTime;
  private double tokens;
  private long filled;

  TokenBucket(Throttle throttle, LongSupplier nanoTime) {
    this.throttle = throttle;
    this.nanoTime = nanoTime;
    this.tokens = throttle.burst();
    this.filled = nanoTime.getAsLong();
  }

  /** Takes one token, or says that there is none. */
  synchronized boolean take() {
    long now = nanoTime.getAsLong();
    tokens = Math.min(throttle.burst(), tokens + (now - filled) * 1e-9 * throttle.rate());
    filled = now;
    if (tokens < 1) {
      return false;
    }
    tokens -= 1;
    return true;
  }
}
