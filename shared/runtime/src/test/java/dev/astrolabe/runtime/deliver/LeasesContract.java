package dev.astrolabe.runtime.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of leases does, in memory or not. */
public abstract class LeasesContract {
  private static final Duration LENGTH = Duration.ofSeconds(150);
  private static final int ASKING = 5;

  /** The store. */
  protected abstract Leases leases();

  /** Lets so much time pass, by the store's clock. */
  protected abstract void pass(Duration time);

  @Test
  final void letsOneHaveItUntilItsTimeIsOver() {
    assertThat(leases().take("job", "a", LENGTH)).isTrue();
    assertThat(leases().take("job", "b", LENGTH)).isFalse();
    pass(LENGTH.minusSeconds(1));
    assertThat(leases().take("job", "b", LENGTH)).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(leases().take("job", "b", LENGTH)).isTrue();
    assertThat(leases().take("job", "a", LENGTH)).isFalse();
  }

  @Test
  final void letsTheNextHaveWhatWasGivenBack() {
    assertThat(leases().take("job", "a", LENGTH)).isTrue();
    leases().giveBack("job", "a");
    assertThat(leases().take("job", "b", LENGTH)).isTrue();
  }

  @Test
  final void takesNothingBackFromAnother() {
    leases().giveBack("job", "nobody");
    assertThat(leases().take("job", "a", LENGTH)).isTrue();
    pass(LENGTH);
    assertThat(leases().take("job", "b", LENGTH)).isTrue();
    leases().giveBack("job", "a");
    assertThat(leases().take("job", "c", LENGTH)).isFalse();
  }

  /** The client repeats a request whose answer was lost. */
  @Test
  final void tellsTheHolderAgainThatItHasIt() {
    assertThat(leases().take("job", "a", LENGTH)).isTrue();
    assertThat(leases().take("job", "a", LENGTH)).isTrue();
  }

  @Test
  final void keepsJobsApart() {
    assertThat(leases().take("job", "a", LENGTH)).isTrue();
    assertThat(leases().take("other", "b", LENGTH)).isTrue();
  }

  @Test
  final void letsOneOfManyHaveItEachTime() throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(ASKING)) {
      for (int round = 0; round < 20; round++) {
        var job = "job" + round / 2;
        var name = round + ".";
        var start = new CountDownLatch(1);
        var asking =
            IntStream.range(0, ASKING)
                .mapToObj(i ->
                    threads.submit(() -> {
                      start.await();
                      return leases().take(job, name + i, LENGTH);
                    }))
                .toList();
        start.countDown();
        int taken = 0;
        for (var one : asking) {
          taken += one.get() ? 1 : 0;
        }
        assertThat(taken).as("round %d", round).isEqualTo(1);
        // Every second race is for a lease that has ended.
        pass(LENGTH);
      }
    }
  }
}
