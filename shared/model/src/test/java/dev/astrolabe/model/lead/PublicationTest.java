package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Arrivals.stating;
import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What a published version moves is put down to publishing and makes no hand-off, whatever touches
 * the lead first. Version 40 gives so many points for the industry that a lead who asked is SQL.
 */
final class PublicationTest {
  private static final Identity SARA = email("sara@example.com");
  private static final Identity REZA = email("reza@example.com");
  private static final Identity NEGAR = email("negar@example.com");

  private final Installation before = new Installation();
  private final Installation after = new Installation(before, Samples.model(40));

  /** Fit 21, engagement 10: a lead; 70 under version 40. */
  private Lead interested(String id, Identity identity) {
    accept(before, stating(arrival(id, "seen", MONDAY, identity), "industry", "logistics"));
    var lead = before.leadOf(identity);
    assertThat(stage(lead)).isEqualTo(Stage.LEAD);
    return lead;
  }

  private static void accept(Installation here, Arrival arrival) {
    assertThat(here.acceptEntry().accept(arrival, arrival.recordedAt()))
        .isInstanceOf(AcceptEntry.Outcome.Assessed.class);
  }

  private static Stage stage(Lead lead) {
    return lead.standings().values().iterator().next().stage();
  }

  private void assertMovedByPublishing(LeadId id) {
    assertThat(before.leads.transitions(id))
        .extracting(Transition::to, Transition::cause)
        .containsExactly(tuple(Stage.SQL, new Cause.ByPublishing()));
    assertThat(before.leads.read(id).orElseThrow().handoffsPending()).isEmpty();
  }

  @Test
  void aNeutralEntryAfterPublishingMakesNoHandOff() {
    var lead = interested("1", SARA);

    accept(after, arrival("2", "else", MONDAY.plusSeconds(60), SARA));

    assertMovedByPublishing(lead.id());
    assertThat(after.leadOf(SARA).standings().values().iterator().next().evidence().size())
        .isEqualTo(2);
  }

  @Test
  void whatAnEntryMovesAfterPublishingIsPutDownToTheEntry() {
    accept(before, arrival("1", "seen", MONDAY, SARA));
    var asked =
        stating(arrival("2", "asked", MONDAY.plusSeconds(60), SARA), "industry", "logistics");

    accept(after, asked);

    var lead = after.leadOf(SARA);
    assertThat(after.leads.transitions(lead.id()))
        .extracting(Transition::to, Transition::cause)
        .containsExactly(tuple(Stage.SQL, new Cause.ByEntry(asked.id())));
    assertThat(lead.handoffsPending()).containsExactly("default#1");
  }

  @Test
  void anEntryThatWaitsInTheLedgerIsNotPutDownToPublishing() {
    accept(before, arrival("1", "seen", MONDAY, SARA));
    var asked =
        stating(arrival("2", "asked", MONDAY.plusSeconds(60), SARA), "industry", "logistics");
    // Its writer died between the ledger and the lead; re-assessment passes before it comes again.
    before.ledger.append(
        Samples.stating(
            Samples.entry(SARA, "2", "asked", MONDAY.plusSeconds(60)), "industry", "logistics"));
    for (var piece : Reassess.pieces(after.leads, "default", 40, MONDAY.plusSeconds(70))) {
      new Reassess(after.leads, after.ledger, after.leads, after.folding())
          .work(
              piece,
              MONDAY.plusSeconds(70),
              (lead, failure) -> {
                throw failure;
              });
    }
    assertThat(stage(after.leadOf(SARA))).isEqualTo(Stage.LEAD);

    accept(after, asked);

    var lead = after.leadOf(SARA);
    assertThat(stage(lead)).isEqualTo(Stage.SQL);
    assertThat(lead.handoffsPending()).containsExactly("default#1");
  }

  @Test
  void aMergeAfterPublishingMakesNoHandOffOfWhatPublishingMoved() {
    var sara = interested("1", SARA);
    accept(before, arrival("2", "else", MONDAY.plusSeconds(1), REZA));

    after
        .mergeLeads()
        .merge(sara.id(), after.leadOf(REZA).id(), new EntryId("api", "m"), MONDAY.plusSeconds(60));

    assertThat(after.people()).hasSize(1);
    assertMovedByPublishing(sara.id());
  }

  @Test
  void anUnmergeAfterPublishingMakesNoHandOffOfWhatPublishingMoved() {
    accept(before, arrival("0", "else", MONDAY.minusSeconds(9), REZA));
    var sara = interested("1", SARA);
    var merged =
        (MergeLeads.Outcome.Merged)
            before
                .mergeLeads()
                .merge(
                    sara.id(),
                    before.leadOf(REZA).id(),
                    new EntryId("api", "m"),
                    MONDAY.plusSeconds(60));
    assertThat(stage(merged.lead())).isEqualTo(Stage.LEAD);

    after
        .unmergeLeads()
        .merge(
            merged.lead().id(), merged.mergeId(), new EntryId("api", "u"), MONDAY.plusSeconds(90));

    assertThat(after.leadOf(SARA).id()).isEqualTo(sara.id());
    assertMovedByPublishing(sara.id());
    assertThat(after.leadOf(REZA).handoffsPending()).isEmpty();
  }

  @Test
  void aReplayAfterPublishingMakesNoHandOff() {
    var lead = interested("1", SARA);

    var outcome =
        new RefoldLead(after.ledger, after.leads, after.folding())
            .refold(lead.id(), MONDAY.plusSeconds(60), new Cause.ByTime());

    assertThat(outcome).isInstanceOf(RefoldLead.Outcome.Same.class);
    assertMovedByPublishing(lead.id());
  }

  @Test
  void aMarkAfterPublishingMakesNoHandOff() {
    var lead = interested("1", SARA);
    accept(before, arrival("2", "else", MONDAY.plusSeconds(5), SARA));

    after
        .quarantine()
        .mark(
            lead.id(),
            List.of(new EntryId("site", "2")),
            "scanner",
            new EntryId("api", "q"),
            MONDAY.plusSeconds(60));

    assertMovedByPublishing(lead.id());
  }

  @Test
  void aWriterWhoLosesWhilePublishingTriesAgain() {
    var lead = interested("1", SARA);
    accept(before, arrival("3", "else", MONDAY, NEGAR));
    var calls = Calls.dyingAt(-1, false);
    var racing =
        new Calls() {
          private boolean raced;

          @Override
          public <T> T around(String name, Supplier<T> call) {
            if (name.equals("save") && !raced) {
              raced = true;
              var now = before.leads.read(lead.id()).orElseThrow();
              before.leads.save(now, now);
            }
            return calls.around(name, call);
          }
        };

    after
        .acceptEntry(racing)
        .accept(arrival("2", "else", MONDAY.plusSeconds(60), SARA), MONDAY.plusSeconds(60));

    assertMovedByPublishing(lead.id());
  }
}
