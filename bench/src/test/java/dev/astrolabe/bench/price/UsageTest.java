package dev.astrolabe.bench.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class UsageTest {
  @Test
  void pricesEachThingByItsUnit() {
    var usage =
        new Usage()
            .add(ListPrice.HTTP_API_REQUESTS, 1_000_000)
            .add(ListPrice.DYNAMODB_WRITES, 4_000_000)
            .add(ListPrice.MAILS, 500);

    assertThat(usage.dollars()).isCloseTo(1.00 + 2.50 + 0.05, within(1e-9));
    assertThat(usage.times(2).dollars()).isCloseTo(7.10, within(1e-9));
  }

  @Test
  void takesOffWhatIsFreeEachMonthAndNeverMore() {
    var usage =
        new Usage().add(ListPrice.SQS_REQUESTS, 1_500_000).add(ListPrice.LAMBDA_REQUESTS, 10);

    assertThat(usage.dollarsBeyondFree()).isCloseTo(0.20, within(1e-9));
  }

  @Test
  void roundsDurationsUpToAMillisecondOfTheProcessorsShare() {
    assertThat(Functions.gigabyteSeconds(1_000_000)).isCloseTo(0.002, within(1e-12));
    assertThat(Functions.gigabyteSeconds(10_000_000)).isCloseTo(0.018, within(1e-12));
  }
}
