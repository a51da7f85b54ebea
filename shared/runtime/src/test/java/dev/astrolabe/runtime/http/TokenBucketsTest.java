package dev.astrolabe.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TokenBucketsTest {
  private long now = Long.MAX_VALUE - 5;
  private final TokenBuckets buckets = new TokenBuckets(3, 20, () -> now);

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void letsABurstPassAndThenOneEachThreeSeconds() {
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).hasValue(3);
    assertThat(buckets.take("b")).isEmpty();
    pass(Duration.ofMillis(1_500));
    assertThat(buckets.take("a")).hasValue(2);
    pass(Duration.ofMillis(1_500));
    assertThat(buckets.take("a")).isEmpty();
    assertThat(buckets.take("a")).hasValue(3);
    pass(Duration.ofHours(1));
    for (int i = 0; i < 3; i++) {
      assertThat(buckets.take("a")).isEmpty();
    }
    assertThat(buckets.take("a")).hasValue(3);
  }

  /** Whoever waits as long as was said is let in. */
  @Test
  void neverLetsMorePassThanBurstAndRateAllow() {
    for (long seed = 0; seed < 50; seed++) {
      var random = new SplittableRandom(seed);
      now = random.nextLong();
      long begin = now;
      var one = new TokenBuckets(3, 20, () -> now);
      int passed = 0;
      for (int i = 0; i < 200; i++) {
        var wait = one.take("a");
        if (wait.isEmpty()) {
          passed++;
        } else if (random.nextInt(4) == 0) {
          pass(Duration.ofSeconds(wait.getAsInt()));
          assertThat(one.take("a")).as("seed " + seed).isEmpty();
          passed++;
        }
        pass(Duration.ofMillis(random.nextInt(2_000)));
      }
      long most = 3 + (now - begin) / Duration.ofSeconds(3).toNanos();
      assertThat((long) passed).as("seed " + seed).isBetween(most / 2, most);
    }
  }

  @Test
  void forgetsTheEldestOfVeryManyKeys() {
    for (int i = 0; i < 4; i++) {
      buckets.take("a");
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(buckets.take("key " + i)).isEmpty();
    }
    assertThat(buckets.take("a")).isEmpty();
  }

  @Test
  void letsEverythingPassWhereNoRateIsSet() {
    var none = new TokenBuckets(1, 0, () -> now);
    for (int i = 0; i < 1_000; i++) {
      assertThat(none.take("a")).isEmpty();
    }
  }
}
