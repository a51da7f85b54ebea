package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Unmet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What could happen next to a lead: what it lacks for higher stages, which single behaviour or
 * answer would lift it, what to ask, and when it changes stage if nothing happens. Computed when
 * somebody asks, by trying each on the lead; never while scoring.
 *
 * @param lifts single behaviours and answers that would lift the stage at once, the furthest and
 *     then the most valuable first
 * @param leavesStageAt the first second at which the stage differs if no entry arrives
 */
public record Outlook(
    List<Missing> missing,
    List<Lift> lifts,
    Optional<Question> nextQuestion,
    Optional<Instant> leavesStageAt) {

  /** A part of a higher stage's entrance that does not hold. */
  public record Missing(Stage stage, String condition, String detail) {}

  /**
   * Something that would lift the lead.
   *
   * @param what the behaviour, or the answer as {@code attribute = value}
   * @param points what it would add to the total, millionths
   */
  public record Lift(String what, Stage to, long points) {}

  /** The question whose answer can move the lead furthest. */
  public record Question(String attribute, String why) {}

  /** The outlook at {@code t}, as far as was known at {@code knownAt}. */
  public static Outlook of(
      CompiledModel model, Collection<Entry> entries, Instant t, Instant knownAt) {
    var existing = Explainer.existing(entries, t, knownAt);
    var tally = new Tally(model, Evidence.of(model, existing), Facts.of(existing));
    return new Prospect(tally, t.getEpochSecond()).outlook();
  }

  /** A lead at a second, with what trying things on it came to. */
  private static final class Prospect {
    private static final Comparator<Lift> FURTHEST =
        Comparator.comparing(Lift::to).thenComparingLong(Lift::points);

    /** An unknown attribute with the answer that gets furthest, and what that comes to. */
    private record Asked(String attribute, String value, Lift best) {}

    private final CompiledModel model;
    private final Course course;
    private final Checkpoint now;
    private final Span second;
    private final Score score;
    private final Trial trial;

    Prospect(Tally tally, long u) {
      model = tally.model();
      course = new Course(tally);
      var before = course.walk(Checkpoint.BEGINNING, u - 1).end();
      now = course.walk(before, u).end();
      second = Span.of(tally, u, u);
      score = second.score();
      trial = new Trial(tally, before, u);
    }

    Outlook outlook() {
      var next = course.nextChange(now);
      var answers = answers();
      return new Outlook(
          missing(),
          lifts(answers),
          nextQuestion(answers),
          next.isPresent()
              ? Optional.of(Instant.ofEpochSecond(next.getAsLong()))
              : Optional.empty());
    }

    private List<Missing> missing() {
      var missing = new ArrayList<Missing>();
      model
          .model()
          .stages()
          .forEach((stage, rule) -> {
            if (stage.compareTo(now.stage()) > 0) {
              Unmet.of(rule.enter(), second)
                  .forEach(p -> missing.add(new Missing(stage, p.condition(), p.detail())));
              if (!Unmet.of(new Condition.Not(rule.veto()), second).isEmpty()) {
                missing.add(new Missing(stage, "no veto", Unmet.words(rule.veto())));
              }
              second
                  .fit()
                  .disqualified()
                  .forEach(why -> missing.add(new Missing(stage, "not disqualified", why)));
            }
          });
      return List.copyOf(missing);
    }

    private List<Lift> lifts(List<Asked> answers) {
      var lifts = new ArrayList<Lift>();
      for (var behaviour : model.trials().behaviours()) {
        lifts.add(lift(behaviour.what(), trial.behaving(behaviour.satisfies())));
      }
      answers.forEach(asked -> lifts.add(asked.best()));
      return lifts.stream()
          .filter(this::isHigher)
          .sorted(FURTHEST.reversed().thenComparing(Lift::what))
          .toList();
    }

    private boolean isHigher(Lift lift) {
      return lift.to().compareTo(now.stage()) > 0;
    }

    private Lift lift(String what, Trial.Outcome outcome) {
      return new Lift(what, outcome.stage(), outcome.total() - score.total());
    }

    /** For every attribute nobody knows yet, the answer that gets furthest, the first of equals. */
    private List<Asked> answers() {
      var asked = new ArrayList<Asked>();
      model
          .trials()
          .answers()
          .forEach((attribute, values) -> {
            if (second.fit().fact(attribute).isEmpty()) {
              values.stream()
                  .map(value ->
                      new Asked(
                          attribute,
                          value,
                          lift(attribute + " = " + value, trial.answering(attribute, value))))
                  .max(Comparator.comparing(Asked::best, FURTHEST))
                  .ifPresent(asked::add);
            }
          });
      return asked;
    }

    /**
     * The unknown attribute with the answer that gets furthest; where no answer moves the stage,
     * the one worth most points.
     */
    private Optional<Question> nextQuestion(List<Asked> answers) {
      return answers.stream()
          .filter(asked -> isHigher(asked.best()) || asked.best().points() > 0)
          .max(
              Comparator.comparing(Asked::best, FURTHEST)
                  .thenComparing(Asked::attribute, Comparator.reverseOrder()))
          .map(asked -> new Question(asked.attribute(), why(asked)));
    }

    private String why(Asked asked) {
      var points = Points.decimal(asked.best().points()).toPlainString();
      return isHigher(asked.best())
          ? "\""
              + asked.value()
              + "\" would make this lead "
              + asked.best().to()
              + " ("
              + points
              + " points)"
          : "\"" + asked.value() + "\" is worth " + points + " points";
    }
  }
}
