package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.deliver.Leases;
import dev.astrolabe.runtime.deliver.LeasesContract;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoLeasesTest extends LeasesContract {
  private final TableClock clock = new TableClock();
  private final DynamoDbClient client = LocalTables.client(clock);
  private final String table = LocalTables.createOne(client);
  private final DynamoLeases leases = new DynamoLeases(client, table);

  @AfterEach
  void close() {
    client.close();
  }

  @Override
  protected Leases leases() {
    return leases;
  }

  @Override
  protected void pass(Duration time) {
    clock.pass(time);
  }

  /** Without the clock that is moved by hand. */
  @Test
  void goesByTheTimeThatTheTableItselfSays() {
    try (var plain = LocalTables.client()) {
      var real = new DynamoLeases(plain, table);
      assertThat(real.take("job", "a", Duration.ofHours(1))).isTrue();
      assertThat(real.take("job", "b", Duration.ofHours(1))).isFalse();
      assertThat(real.take("ended", "a", Duration.ZERO)).isTrue();
      assertThat(real.take("ended", "b", Duration.ofHours(1))).isTrue();
    }
  }

  @Test
  void saysNothingWhereItCannotBeGivenBack() {
    assertThat(leases.take("job", "a", Duration.ofSeconds(150))).isTrue();
    try (var broken = LocalTables.client(failing())) {
      new DynamoLeases(broken, table).giveBack("job", "a");
    }
    assertThat(leases.take("job", "b", Duration.ofSeconds(150))).isFalse();
    clock.pass(Duration.ofSeconds(150));
    assertThat(leases.take("job", "b", Duration.ofSeconds(150))).isTrue();
  }

  private static Crash failing() {
    var crash = new Crash();
    crash.at(1, Crash.Moment.BEFORE_SENDING);
    return crash;
  }
}
