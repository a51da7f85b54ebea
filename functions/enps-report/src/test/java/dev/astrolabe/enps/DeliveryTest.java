package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.store.Crash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

final class DeliveryTest {
  private static Delivery.Done hour(Office office, Instant now) {
    return office.delivery.run(
        now,
        (survey, failure) -> {
          throw failure;
        });
  }

  @Test
  void deliversEachClosedRunOnce() {
    var office = new Office().before("1-10").sample();
    assertThat(hour(office, Office.CLOSED)).isEqualTo(new Delivery.Done(2, 0));
    assertThat(hour(office, Office.CLOSED.plusSeconds(3_600))).isEqualTo(new Delivery.Done(0, 0));
    assertThat(office.mails)
        .extracting(mail -> mail.id().orElse(""))
        .containsExactly("enps.pulse/2026-06-21.1.en", "enps.pulse/2026-09-21.1.en");
    assertThat(office.events.stream().map(Bus.Event::id))
        .containsExactly("enps.pulse/2026-06-21.1", "enps.pulse/2026-09-21.1");
    assertThat(office.files.keySet())
        .filteredOn(key -> key.contains("2026-09-21"))
        .containsExactlyElementsOf(
            ReportFolder.NAMES.stream().map(n -> "reports/enps/pulse/2026-09-21/1/" + n).toList());
    var mail = office.mails.getLast();
    assertThat(mail.html().length()).isLessThan(90_000);
    assertThat(mail.html()).doesNotContain("<svg").contains("+29");
    assertThat(mail.text()).contains("Cairo: hidden");
  }

  @Test
  void deliversOnceWhereverItBreaksOff() {
    var whole = new Office().sample();
    whole.crash.none();
    hour(whole, Office.CLOSED);
    int calls = whole.crash.requests();
    assertThat(calls).isGreaterThan(15);
    for (int k = 1; k <= calls; k++) {
      for (var moment : Crash.Moment.values()) {
        var office = new Office().sample();
        office.crash.at(k, moment);
        try {
          hour(office, Office.CLOSED);
        } catch (SdkClientException expected) {
          assertThat(expected).hasMessageStartingWith("failed");
        }
        office.crash.none();
        hour(office, Office.CLOSED.plusSeconds(3_600));
        hour(office, Office.CLOSED.plusSeconds(7_200));
        assertThat(office.files.keySet()).as("call %d", k).isEqualTo(whole.files.keySet());
        assertThat(office.mails.size()).as("call %d", k).isBetween(1, 2);
        assertThat(office.events.stream().map(Bus.Event::id).distinct().toList())
            .as("call %d", k)
            .isEqualTo(List.of("enps.pulse/2026-09-21.1"));
        assertThat(hour(office, Office.CLOSED.plusSeconds(9_000)).delivered()).isZero();
      }
    }
  }
}
