package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.ReportFolder;
import org.junit.jupiter.api.Test;

/** Where it breaks off and who comes between is told by {@link DeliveryRaceTest}. */
final class DeliveryTest {
  @Test
  void deliversEachClosedRunOnce() {
    var office = new Office().before("1-10").sample();
    assertThat(office.hour(Office.CLOSED)).isEqualTo(new Delivery.Outcome.Done(2, 0));
    assertThat(office.hour(Office.CLOSED.plusSeconds(3_600)))
        .isEqualTo(new Delivery.Outcome.Done(0, 0));
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
}
