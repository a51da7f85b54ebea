package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every index of due and of created leads does, in memory or not. */
public abstract class DueLeadsContract {
  /** Opens an empty store. */
  protected abstract Stores emptyStores();

  /** Three ports on one store. */
  public record Stores(Leads leads, DueLeads due, CreatedLeads created) {}

  private Stores stores;

  @BeforeEach
  final void open() {
    stores = emptyStores();
  }

  @Test
  final void namesALeadOnceItsTimeHasCome() {
    save(lead("L-1", Optional.of(MONDAY.plusSeconds(60))));

    assertThat(due(MONDAY.plusSeconds(59).minusSeconds(2 * 86_400))).isEmpty();
    assertThat(due(MONDAY.plusSeconds(60))).containsExactly(new LeadId("L-1"));
    assertThat(due(MONDAY.plusSeconds(40 * 86_400))).containsExactly(new LeadId("L-1"));
  }

  @Test
  final void namesNoLeadThatNeverChanges() {
    save(lead("L-1", Optional.empty()));

    assertThat(due(MONDAY.plusSeconds(4_000L * 86_400))).isEmpty();
  }

  @Test
  final void followsALeadWhoseTimeMovesEarlierAndLater() {
    var id = new LeadId("L-1");
    save(lead("L-1", Optional.of(MONDAY.plusSeconds(50 * 86_400))));
    var read = stores.leads().read(id).orElseThrow();
    stores.leads().save(read, lead("L-1", Optional.of(MONDAY.plusSeconds(5 * 86_400))));
    assertThat(due(MONDAY.plusSeconds(5 * 86_400))).containsExactly(id);

    read = stores.leads().read(id).orElseThrow();
    stores.leads().save(read, lead("L-1", Optional.empty()));
    read = stores.leads().read(id).orElseThrow();
    stores.leads().save(read, read);
    assertThat(due(MONDAY.plusSeconds(90 * 86_400))).isEmpty();
  }

  @Test
  final void namesALeadWhoseHandOffIsLate() {
    var lead = lead("L-1", Optional.empty());
    save(lead.withHandoffsPending(new TreeSet<>(List.of("default#1"))));

    assertThat(due(MONDAY.plus(Lead.HANDOFF_PATIENCE))).containsExactly(new LeadId("L-1"));
  }

  @Test
  final void namesALeadWhoseHandOffIsLateThoughItWasMerged() {
    var lead =
        lead("L-1", Optional.of(MONDAY)).withMerges(List.of(), Optional.of(new LeadId("L-2")));
    save(lead.withHandoffsPending(new TreeSet<>(List.of("default#1"))));

    assertThat(due(MONDAY.plus(Lead.HANDOFF_PATIENCE))).containsExactly(new LeadId("L-1"));
  }

  @Test
  final void namesNoMergedLead() {
    save(lead("L-1", Optional.of(MONDAY)).withMerges(List.of(), Optional.of(new LeadId("L-2"))));

    assertThat(due(MONDAY.plusSeconds(86_400))).isEmpty();
  }

  @Test
  final void pagesThroughAllThatAreDue() {
    var expected = new HashSet<LeadId>();
    for (int i = 0; i < 57; i++) {
      save(lead("L-" + i, Optional.of(MONDAY.plusSeconds(i * 10_000L))));
      expected.add(new LeadId("L-" + i));
    }

    assertThat(Set.copyOf(due(MONDAY.plusSeconds(57 * 10_000L)))).isEqualTo(expected);
  }

  @Test
  final void walksEveryLeadThereIsOnce() {
    var expected = new ArrayList<LeadId>();
    for (int i = 0; i < 57; i++) {
      var lead = lead("L-" + i, Optional.empty());
      save(i % 5 == 0 ? lead.withMerges(List.of(), Optional.of(new LeadId("L-1"))) : lead);
      expected.add(lead.id());
    }

    var walked = new ArrayList<LeadId>();
    for (var bucket : stores.created().buckets(MONDAY.plusSeconds(86_400))) {
      var cursor = Optional.<String>empty();
      do {
        var page = stores.created().created(bucket, cursor, 10);
        assertThat(page.leads()).hasSizeLessThanOrEqualTo(10);
        walked.addAll(page.leads());
        cursor = page.next();
      } while (cursor.isPresent());
    }

    assertThat(walked).containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<LeadId> due(Instant until) {
    var found = new ArrayList<LeadId>();
    var cursor = Optional.<String>empty();
    do {
      var page = stores.due().due(until, cursor, 10);
      assertThat(page.leads()).hasSizeLessThanOrEqualTo(10);
      found.addAll(page.leads());
      cursor = page.next();
    } while (cursor.isPresent());
    return found;
  }

  private void save(Lead lead) {
    assertThat(stores.leads().save(Lead.first(lead.id(), lead.createdAt()), lead)).isTrue();
  }

  private static Lead lead(String id, Optional<Instant> nextChange) {
    var first = Lead.first(new LeadId(id), MONDAY);
    var newest =
        new Transition("default", 1, Stage.LEAD, Stage.SQL, MONDAY, MONDAY, 1, new Cause.ByTime());
    var standing =
        new Standing(
            "default",
            1,
            Evidence.NONE,
            new Checkpoint(0, Map.of()),
            Stage.SQL,
            Optional.of(newest),
            Score.ZERO,
            new Grade('D', 4),
            MONDAY,
            nextChange);
    return new Lead(
        first.id(),
        0,
        MONDAY,
        first.identities(),
        first.facts(),
        new TreeMap<>(Map.of("default", standing)),
        Optional.empty(),
        List.of(),
        new TreeSet<>(),
        first.openBackfills(),
        Optional.empty(),
        false);
  }
}
