package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.StoredSamples.SARA;
import static dev.astrolabe.model.lead.StoredSamples.standing;
import static dev.astrolabe.model.lead.StoredSamples.stored;
import static dev.astrolabe.model.lead.StoredSamples.transition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of leads does with the transitions of a lead. */
public abstract class LeadsTransitionsContract {
  /** Opens an empty store and the ledger whose claims it repoints. */
  protected abstract Stores emptyStores();

  /** Two ports on one store. */
  public record Stores(Ledger ledger, Leads leads) {}

  Ledger ledger;
  Leads leads;

  @BeforeEach
  final void open() {
    var stores = emptyStores();
    ledger = stores.ledger();
    leads = stores.leads();
  }

  @Test
  final void keepsEveryTransitionOnceTheNextOneIsRecorded() {
    var lead = Lead.first(SARA, MONDAY);
    var recorded = new ArrayList<Transition>();
    for (int n = 1; n <= 12; n++) {
      var transition = transition(n, n % 2 == 1 ? Stage.LEAD : Stage.MQL, MONDAY.plusSeconds(n));
      var next = standing(lead, transition.to(), Optional.of(transition), n);
      assertThat(leads.save(lead, next)).isTrue();
      recorded.add(transition);
      lead = leads.read(SARA).orElseThrow();
      assertThat(lead).isEqualTo(stored(next, n));
      assertThat(leads.transitions(SARA)).containsExactlyElementsOf(recorded);
    }
  }

  @Test
  final void losesNoTransitionWhereTheWriterThatReplacesItFails() {
    var lead = Lead.first(SARA, MONDAY);
    var first = transition(1, Stage.LEAD, MONDAY);
    var second = transition(2, Stage.MQL, MONDAY.plusSeconds(1));
    leads.save(lead, standing(lead, first.to(), Optional.of(first), 1));
    var read = leads.read(SARA).orElseThrow();
    leads.save(read, read);

    assertThat(leads.save(read, standing(read, second.to(), Optional.of(second), 2))).isFalse();

    assertThat(leads.transitions(SARA)).containsExactly(first);
  }

  @Test
  final void keepsTransitionsOfSeveralModelsApart() {
    var lead = Lead.first(SARA, MONDAY);
    var one = transition("default", 1, Stage.LEAD, MONDAY);
    var other = transition("partners", 1, Stage.LEAD, MONDAY.plusSeconds(9));
    var both =
        standing(standing(lead, Stage.MQL, Optional.of(one), 1), Stage.MQL, Optional.of(other), 1);
    leads.save(lead, both);

    assertThat(leads.read(SARA)).contains(stored(both, 1));
    assertThat(leads.transitions(SARA)).containsExactly(one, other);
  }

  @Test
  final void keepsAWholePastThatIsRecordedAtOnce() {
    var lead = Lead.first(SARA, MONDAY);
    assertThat(leads.save(lead, standing(lead, Stage.LEAD, Optional.empty(), 1))).isTrue();
    var read = leads.read(SARA).orElseThrow();
    var past = new ArrayList<Transition>();
    for (int n = 1; n <= 7; n++) {
      past.add(transition(n, n % 2 == 1 ? Stage.LEAD : Stage.MQL, MONDAY.plusSeconds(n)));
    }
    var newest = past.getLast();
    var after = standing(read, newest.to(), Optional.of(newest), 1);
    var change = new Leads.Change(read, after, past.subList(0, 6));

    assertThat(leads.saveTogether(List.of(change), List.of())).isTrue();
    assertThat(leads.transitions(SARA)).containsExactlyElementsOf(past);

    // Nothing of a past stays where another writer was faster.
    var other = standing(read, Stage.LEAD, Optional.of(transition(9, Stage.MQL, MONDAY)), 1);
    var late = new Leads.Change(read, other, List.of(transition(8, Stage.LEAD, MONDAY)));
    assertThat(leads.saveTogether(List.of(late), List.of())).isFalse();
    assertThat(leads.transitions(SARA)).containsExactlyElementsOf(past);

    // The next one is recorded as always.
    var stored = leads.read(SARA).orElseThrow();
    var next = transition(8, Stage.MQL, MONDAY.plusSeconds(60));
    leads.save(stored, standing(stored, next.to(), Optional.of(next), 1));
    past.add(next);
    assertThat(leads.transitions(SARA)).containsExactlyElementsOf(past);
  }
}
