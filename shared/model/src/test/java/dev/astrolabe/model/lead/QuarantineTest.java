package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class QuarantineTest {
  private static final Identity SARA = email("sara@example.com");
  private static final EntryId ASKED = new EntryId("site", "1");

  private final Installation here = new Installation();

  private long score() {
    return here.leadOf(SARA).standings().values().iterator().next().score().total();
  }

  private static EntryId act(String id) {
    return new EntryId("api", id);
  }

  @Test
  void takesAnEntryOutOfTheCountAndLetsItCountAgainWithinOneSecond() {
    here.acceptEntry().accept(arrival("1", "asked", MONDAY, SARA), MONDAY);
    var id = here.leadOf(SARA).id();

    here.quarantine().mark(id, List.of(ASKED), "scanner", act("a"), MONDAY);
    assertThat(score()).isZero();
    here.quarantine().lift(id, List.of(ASKED), "a person after all", act("b"), MONDAY);
    assertThat(score()).isEqualTo(50_000_000);
    here.quarantine().mark(id, List.of(ASKED), "scanner", act("c"), MONDAY);
    assertThat(score()).isZero();
    here.quarantine().mark(id, List.of(ASKED), "scanner", act("a"), MONDAY.plusSeconds(100));
    assertThat(score()).isZero();
    here.quarantine().lift(id, List.of(ASKED), "sure", act("d"), MONDAY);
    assertThat(score()).isEqualTo(50_000_000);
    here.check("marks", MONDAY.plusSeconds(10));
  }

  @Test
  void refusesAnEntryTheLeadDoesNotHave() {
    here.acceptEntry().accept(arrival("1", "asked", MONDAY, SARA), MONDAY);
    var id = here.leadOf(SARA).id();

    assertThat(
            here.quarantine()
                .mark(id, List.of(ASKED, new EntryId("site", "2")), "scanner", act("a"), MONDAY))
        .isEqualTo(
            new Quarantine.Outcome.Refused(
                List.of(new Problem("/entries/1", OrderFault.NO_SUCH_ENTRY))));
    assertThat(here.quarantine().mark(new LeadId("x"), List.of(), "scanner", act("a"), MONDAY))
        .isEqualTo(new Quarantine.Outcome.Unknown(new LeadId("x")));
    assertThat(score()).isEqualTo(50_000_000);
  }
}
