package dev.astrolabe.handoff;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Outlook;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a salesperson has to know before calling, in ten lines, and the reasons of the score.
 *
 * @param who the person and the company, as they wrote themselves; may be empty
 * @param lines ten, in reading order
 * @param reasons what gave or took points, the weightiest first
 */
record Brief(String who, Assessment assessment, List<Line> lines, List<Reason> reasons) {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final List<String> BANT = List.of("budget", "authority", "need", "timeline");
  private static final int MOST_REASONS = 12;
  private static final int MOST_TOPICS = 5;
  private static final int MOST_BEHAVIOURS = 3;
  private static final String NOT_KNOWN = "not known";

  /** A label in English and what is known, in whatever script. */
  record Line(String label, String value) {}

  record Reason(String what, String points) {}

  Brief {
    lines = List.copyOf(lines);
    reasons = List.copyOf(reasons);
  }

  static Brief of(
      CompiledModel model,
      Lead lead,
      Collection<Entry> entries,
      Transition transition,
      Instant now,
      ZoneId zone) {
    var story = new Story(lead, entries, now, zone);
    var assessment = Explainer.assess(model, entries, now, now);
    var outlook = Outlook.of(model, entries, now, now);
    var lines =
        List.of(
            new Line("Who", story.who()),
            new Line("Why now", story.why(transition)),
            new Line("Standing", standing(assessment)),
            new Line("Reach", story.known("email", "phone", "language")),
            new Line("Company", story.known("industry", "companySize", "country", "domain")),
            new Line("Read about", story.topics()),
            new Line("Did last", story.behaviours()),
            new Line("Said", story.said(BANT)),
            new Line("Not known yet", story.unknown(BANT)),
            new Line("Ask", story.question(outlook)));
    return new Brief(story.title(), assessment, lines, reasons(assessment));
  }

  private static String standing(Assessment assessment) {
    return "%s, grade %s, score %s (fit %s, engagement %s)"
        .formatted(
            assessment.stage(),
            assessment.grade(),
            points(assessment.score().total()),
            points(assessment.score().fit()),
            points(assessment.score().engagement()));
  }

  private static String points(long millionths) {
    return Points.decimal(millionths).toPlainString();
  }

  private static List<Reason> reasons(Assessment assessment) {
    return assessment.lines().stream()
        .filter(line -> line.points() != 0)
        .sorted(Comparator.comparingLong(line -> -Math.abs(line.points())))
        .limit(MOST_REASONS)
        .map(line ->
            new Reason(
                line.rule().orElse("limit of " + line.group().orElse("the sum")),
                points(line.points())))
        .toList();
  }

  /** What a lead's entries tell about the person. */
  private record Story(Lead lead, Collection<Entry> entries, Instant now, ZoneId zone) {

    private Optional<String> value(String attribute) {
      return lead.facts()
          .shown(attribute, now)
          .map(fact -> fact.value().strip())
          .filter(value -> !value.isEmpty());
    }

    private Optional<String> name() {
      return value("name")
          .or(() ->
              Optional.of(
                      Stream.of("firstName", "lastName")
                          .flatMap(part -> value(part).stream())
                          .collect(Collectors.joining(" ")))
                  .filter(name -> !name.isEmpty()));
    }

    String title() {
      return Stream.concat(name().stream(), value("company").stream())
          .collect(Collectors.joining(", "));
    }

    String who() {
      var parts =
          Stream.of(name(), value("role"), value("seniority"), value("company"))
              .flatMap(Optional::stream)
              .toList();
      return parts.isEmpty() ? NOT_KNOWN : String.join(", ", parts);
    }

    String known(String... attributes) {
      var parts = Stream.of(attributes).flatMap(a -> value(a).stream()).toList();
      return parts.isEmpty() ? NOT_KNOWN : String.join(", ", parts);
    }

    private String at(Instant time) {
      return MINUTE.format(time.atZone(zone));
    }

    String why(Transition transition) {
      var moved = "became " + transition.to() + " at " + at(transition.effectiveAt());
      return switch (transition.cause()) {
        case Cause.ByEntry(var id) ->
            kind(id).map(kind -> kind.replace('-', ' ') + "; " + moved).orElse(moved);
        case Cause.ByTime() -> moved + ", by time alone";
        case Cause.ByMerge merge -> moved + ", when two leads were found to be one person";
        case Cause.ByPublishing() -> moved + ", under a new model";
        case Cause.ByHistory history -> moved + ", as imported history tells";
      };
    }

    private Optional<String> kind(EntryId id) {
      return entries.stream().filter(e -> e.id().equals(id)).map(Entry::kind).findFirst();
    }

    private Stream<Entry> told() {
      return entries.stream()
          .filter(Entry::isBehaviour)
          .filter(entry -> entry.origin() == Origin.VOLUNTARY)
          .filter(entry -> !lead.facts().isQuarantined(entry.id()))
          .filter(entry -> !entry.occurredAt().isAfter(now))
          .sorted(Entry.ORDER.reversed());
    }

    String topics() {
      Map<String, Integer> counts = new LinkedHashMap<>();
      told()
          .flatMap(entry -> Optional.ofNullable(entry.payload().get("topic")).stream())
          .forEach(topic -> counts.merge(topic, 1, Integer::sum));
      var topics =
          counts.entrySet().stream()
              .limit(MOST_TOPICS)
              .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " (" + e.getValue() + ")")
              .toList();
      return topics.isEmpty() ? "nothing with a topic" : String.join(", ", topics);
    }

    String behaviours() {
      var last =
          told()
              .limit(MOST_BEHAVIOURS)
              .map(e -> e.kind().replace('-', ' ') + " " + at(e.occurredAt()))
              .toList();
      return last.isEmpty() ? "nothing" : String.join("; ", last);
    }

    String said(List<String> attributes) {
      var parts = new ArrayList<String>();
      for (var attribute : attributes) {
        value(attribute).ifPresent(value -> parts.add(attribute + ": " + value));
      }
      return parts.isEmpty()
          ? "nothing of budget, authority, need, timeline"
          : String.join("; ", parts);
    }

    String unknown(List<String> attributes) {
      var parts = attributes.stream().filter(a -> value(a).isEmpty()).toList();
      return parts.isEmpty()
          ? "nothing of budget, authority, need, timeline"
          : String.join(", ", parts);
    }

    String question(Outlook outlook) {
      return outlook
          .nextQuestion()
          .map(question -> question.attribute() + " (" + question.why() + ")")
          .or(() -> BANT.stream().filter(a -> value(a).isEmpty()).findFirst())
          .orElse("when it suits to talk");
    }
  }
}
