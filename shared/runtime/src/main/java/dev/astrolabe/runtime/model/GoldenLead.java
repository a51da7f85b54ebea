package dev.astrolabe.runtime.model;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A made-up lead that stands in a model's document with what the model must say of it: the people
 * who own the model agree on it, and a change that breaks it is noticed.
 *
 * @param at the instant it is judged at, whole seconds
 */
public record GoldenLead(
    String name, String description, Instant at, List<Happening> happenings, Expected expected) {
  static final Identity HOME = Identity.internal("golden");

  public GoldenLead {
    happenings = List.copyOf(happenings);
  }

  /**
   * One entry of the lead.
   *
   * @param quarantined why it is marked as automated; empty where it is not
   */
  public record Happening(Entry entry, Optional<String> quarantined) {

    /** An entry as the documents know it: received when it happened, from an operator. */
    static Entry entry(
        EntryId id,
        String kind,
        Instant occurredAt,
        Origin origin,
        SortedMap<String, String> profile,
        SortedMap<String, String> payload) {
      return new Entry(
          id,
          HOME,
          kind,
          occurredAt,
          occurredAt,
          Trust.OPERATOR,
          origin,
          profile,
          payload,
          List.of(),
          Optional.empty());
    }

    /** The mark as a ledger entry of its own. */
    private Optional<Entry> mark(int position) {
      if (quarantined.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Entry(
              new EntryId("golden-marks", Integer.toString(position)),
              HOME,
              "quarantined",
              entry.occurredAt(),
              entry.occurredAt(),
              Trust.OPERATOR,
              Origin.VOLUNTARY,
              new TreeMap<>(Map.of()),
              new TreeMap<>(Map.of()),
              List.of(),
              Optional.of(new Directive.Mark(entry.id(), true, quarantined.get()))));
    }
  }

  /** What must come out; what is empty may be anything. */
  public record Expected(Stage stage, Optional<Points> score, Optional<Grade> grade) {}

  /** The lead's ledger: its entries, and the marks of the quarantined ones. */
  public List<Entry> ledger() {
    var ledger = new ArrayList<Entry>();
    for (int i = 0; i < happenings.size(); i++) {
      ledger.add(happenings.get(i).entry());
      happenings.get(i).mark(i).ifPresent(ledger::add);
    }
    return ledger;
  }

  /** What {@code model} says of this lead. */
  public Judged judge(CompiledModel model) {
    var assessment = Explainer.assess(model, ledger(), at, at);
    return new Judged(this, assessment.stage(), assessment.score().total(), assessment.grade());
  }

  /**
   * What came out.
   *
   * @param score the total, millionths
   */
  public record Judged(GoldenLead lead, Stage stage, long score, Grade grade) {
    public boolean asExpected() {
      var expected = lead.expected();
      return expected.stage() == stage
          && expected.score().map(points -> points.millionths() == score).orElse(true)
          && expected.grade().map(grade::equals).orElse(true);
    }
  }
}
