package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.FirstAccepted;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Explains a score: every rule, every entry, every clamp as a line, from the entries themselves.
 */
public final class Explainer {
  private final CompiledModel model;
  private final List<Line> lines = new ArrayList<>();

  private Explainer(CompiledModel model) {
    this.model = model;
  }

  /**
   * The entries that exist for an assessment: recorded by {@code knownAt}, occurred by {@code t}
   * unless they are directives; of those known with one id the first accepted one, whenever it
   * occurred.
   */
  public static List<Entry> existing(Collection<Entry> entries, Instant t, Instant knownAt) {
    var known = entries.stream().filter(e -> !e.recordedAt().isAfter(knownAt)).toList();
    return FirstAccepted.of(known).stream()
        .filter(e -> !e.isBehaviour() || !e.occurredAt().isAfter(t))
        .sorted(Entry.ORDER)
        .toList();
  }

  /** The whole assessment at {@code t}, as far as was known at {@code knownAt}. */
  public static Assessment assess(
      CompiledModel model, Collection<Entry> entries, Instant t, Instant knownAt) {
    var existing = existing(entries, t, knownAt);
    var facts = Facts.of(existing);
    var tally = new Tally(model, Evidence.of(model, existing), facts);
    long u = t.getEpochSecond();
    var score = tally.score(u);
    var fit = tally.fit(u);
    var qualified = new Course(tally).qualified(u);
    var stage = qualified.stream().max(Comparator.naturalOrder()).orElse(Stage.LEAD);
    return new Assessment(
        model.model().name(),
        model.model().version(),
        t,
        knownAt,
        score,
        model.model().grading().grade(score.fit(), score.engagement()),
        stage,
        qualified,
        fit.completeness(),
        new Explainer(model).lines(existing, facts, tally, u),
        fit.disqualified());
  }

  private List<Line> lines(List<Entry> entries, Facts facts, Tally tally, long u) {
    var scoring = model.model();
    var groups = new LinkedHashMap<String, Long>();
    scoring.groups().forEach(group -> groups.put(group.id(), 0L));

    long fitSum = 0;
    for (var result : tally.fit(u).results()) {
      fitSum += climb(groups, result.rule().group(), fitLine(result));
    }
    fitSum += groupLines(groups, Dimension.FIT);
    long fit = clampLine(scoring.fit(), fitSum, Optional.empty(), Dimension.FIT, "fit");

    var shapes = entries.stream().map(model::shape).toList();
    long engagementSum = 0;
    for (var rule : scoring.engagementRules()) {
      engagementSum +=
          climb(groups, rule.group(), engagementLines(rule, entries, shapes, facts, u));
    }
    for (var rule : scoring.inactivityRules()) {
      engagementSum += climb(groups, rule.group(), silenceLine(rule, tally.periods(rule, u)));
    }
    engagementSum += groupLines(groups, Dimension.ENGAGEMENT);
    long engagement =
        clampLine(
            scoring.engagement(),
            engagementSum,
            Optional.empty(),
            Dimension.ENGAGEMENT,
            "engagement");
    clampLine(scoring.total(), fit + engagement, Optional.empty(), Dimension.TOTAL, "total");
    return lines;
  }

  private static long climb(Map<String, Long> groups, Optional<String> group, long held) {
    if (group.isEmpty()) {
      return held;
    }
    groups.merge(group.get(), held, Long::sum);
    return 0;
  }

  private long groupLines(Map<String, Long> sums, Dimension dimension) {
    long held = 0;
    for (var group : model.model().groups()) {
      if (group.dimension() == dimension) {
        held +=
            clampLine(
                group.clamp(),
                sums.getOrDefault(group.id(), 0L),
                Optional.of(group.id()),
                dimension,
                "group " + group.id());
      }
    }
    return held;
  }

  private long clampLine(
      Clamp clamp, long sum, Optional<String> group, Dimension dimension, String of) {
    long held = clamp.hold(sum);
    if (held != sum) {
      lines.add(
          new Line(
              Optional.empty(),
              group,
              dimension,
              Optional.empty(),
              Optional.empty(),
              0,
              held - sum,
              Line.Status.CAPPED,
              Optional.empty(),
              (held < sum ? "cap of " : "floor of ") + of));
    }
    return held;
  }

  private long fitLine(FitAt.Result result) {
    var rule = result.rule();
    var status =
        result.fact().isEmpty()
            ? Line.Status.UNKNOWN
            : result.disqualifies().isPresent() ? Line.Status.DISQUALIFIED : Line.Status.COUNTED;
    lines.add(
        new Line(
            Optional.of(rule.id()),
            rule.group(),
            Dimension.FIT,
            result.fact().map(fact -> fact.entry()),
            Optional.of(rule.attribute()),
            result.plain(),
            result.plain(),
            status,
            Optional.empty(),
            result.disqualifies().orElse("")));
    return clampLine(
        rule.clamp(), result.plain(), rule.group(), Dimension.FIT, "rule " + rule.id());
  }

  private long engagementLines(
      EngagementRule rule, List<Entry> entries, List<Shape> shapes, Facts facts, long u) {
    int matcher = model.index(rule.matcher());
    var matching = new ArrayList<Entry>();
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).matchers().contains(matcher)) {
        matching.add(entries.get(i));
      }
    }
    boolean[] counts = new boolean[matching.size()];
    long[] times = new long[matching.size()];
    int n = 0;
    for (int i = 0; i < counts.length; i++) {
      var entry = matching.get(i);
      counts[i] = entry.origin() == Origin.VOLUNTARY && !facts.isQuarantined(entry.id());
      if (counts[i]) {
        times[n++] = entry.occurredAt().getEpochSecond();
      }
    }
    boolean[] admitted = Admission.of(Arrays.copyOf(times, n), rule.limit());
    long sum = 0;
    int counted = 0;
    for (int i = 0; i < counts.length; i++) {
      boolean isAdmitted = counts[i] && admitted[counted];
      counted += counts[i] ? 1 : 0;
      sum += entryLine(rule, matching.get(i), facts, isAdmitted, u);
    }
    return clampLine(rule.clamp(), sum, rule.group(), Dimension.ENGAGEMENT, "rule " + rule.id());
  }

  private long entryLine(EngagementRule rule, Entry entry, Facts facts, boolean admitted, long u) {
    long age = u - entry.occurredAt().getEpochSecond();
    long points = 0;
    Line.Status status;
    String note = "";
    if (facts.isQuarantined(entry.id())) {
      status = Line.Status.QUARANTINED;
      var mark = facts.marks().get(entry.id());
      note = mark == null ? "" : mark.reason();
    } else if (entry.origin() == Origin.PURCHASED) {
      status = Line.Status.UNVOLUNTARY;
      note = "from a purchased list";
    } else if (!admitted) {
      status = Line.Status.FREQUENCY;
      note =
          rule.limit()
              .map(l -> "at most " + l.most() + " in " + l.periodSeconds() + " s")
              .orElse("");
    } else {
      boolean inside = rule.window().map(window -> age < window.seconds()).orElse(true);
      long nominal = rule.points().millionths();
      if (inside) {
        points =
            rule.halfLife().map(life -> Decay.at(nominal, age, life.seconds())).orElse(nominal);
      }
      boolean expired = !inside || (nominal != 0 && points == 0);
      status = expired ? Line.Status.EXPIRED : Line.Status.COUNTED;
    }
    lines.add(
        new Line(
            Optional.of(rule.id()),
            rule.group(),
            Dimension.ENGAGEMENT,
            Optional.of(entry.id()),
            Optional.empty(),
            rule.points().millionths(),
            points,
            status,
            Optional.empty(),
            note));
    return points;
  }

  private long silenceLine(InactivityRule rule, long periods) {
    long points = rule.points().millionths() * periods;
    if (periods > 0) {
      lines.add(
          new Line(
              Optional.of(rule.id()),
              rule.group(),
              Dimension.ENGAGEMENT,
              Optional.empty(),
              Optional.empty(),
              rule.points().millionths(),
              points,
              Line.Status.COUNTED,
              Optional.empty(),
              periods + " periods of silence"));
    }
    return clampLine(rule.clamp(), points, rule.group(), Dimension.ENGAGEMENT, "rule " + rule.id());
  }
}
