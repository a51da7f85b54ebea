package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Line.Status;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of an assessment at any second; the score is their sum and nothing else.
 *
 * <p>Order: fit rules as the model has them, then engagement rules with their entries in entry
 * order, then silence; an adjustment stands after the lines it holds: of a rule after that rule's,
 * of groups after the dimension's rules, of the dimension after its groups, of the total last. All
 * adjustments have an empty rule, zero nominal points and the status CAPPED.
 */
final class NaiveSheet {
  private final ScoringModel model;
  private final KnownLedger ledger;
  private final NaiveProfile profile;
  private final NaiveMatching matching;
  private final ExactDecay decay;
  private final Mutant mutant;
  private final Map<String, List<NaiveAdmission.Candidate>> candidates = new LinkedHashMap<>();

  NaiveSheet(
      ScoringModel model,
      KnownLedger ledger,
      NaiveProfile profile,
      NaiveMatching matching,
      ExactDecay decay,
      Mutant mutant) {
    this.model = model;
    this.ledger = ledger;
    this.profile = profile;
    this.matching = matching;
    this.decay = decay;
    this.mutant = mutant;
    var admission = new NaiveAdmission(ledger, matching, mutant);
    for (var rule : model.engagementRules()) {
      candidates.put(rule.id(), admission.candidates(rule));
    }
  }

  List<Line> lines(long u) {
    var lines = new ArrayList<Line>();
    var fit = new Level(Dimension.FIT, lines);
    for (var rule : model.fitRules()) {
      fit.rule(rule.group(), List.of(fitLine(rule, u)), rule.clamp(), rule.id());
    }
    var engagement = new Level(Dimension.ENGAGEMENT, lines);
    long ofFit = fit.close(model.fit());
    for (var rule : model.engagementRules()) {
      engagement.rule(rule.group(), engagementLines(rule, u), rule.clamp(), rule.id());
    }
    for (var rule : model.inactivityRules()) {
      engagement.rule(rule.group(), silenceLines(rule, u), rule.clamp(), rule.id());
    }
    var total = new Sum();
    total.add(ofFit);
    total.add(engagement.close(model.engagement()));
    total.hold(model.total(), Optional.empty(), Dimension.TOTAL, "total", lines);
    return lines;
  }

  /** A plain sum of children, and the clamp that holds it. */
  private final class Sum {
    private long positive;
    private long negative;

    void add(long points) {
      if (points > 0) {
        positive += points;
      } else {
        negative += points;
      }
    }

    /**
     * The sum between floor and cap; where that changes it, an adjustment line says by how much.
     */
    long hold(
        Clamp clamp, Optional<String> group, Dimension dimension, String note, List<Line> lines) {
      long outside = mutant == Mutant.NEGATIVES_OUTSIDE_CLAMPS ? negative : 0;
      long sum = positive + negative - outside;
      long held = sum;
      if (clamp.cap().isPresent()) {
        held = Math.min(held, clamp.cap().get().millionths());
      }
      if (clamp.floor().isPresent()) {
        held = Math.max(held, clamp.floor().get().millionths());
      }
      if (held != sum) {
        lines.add(adjustment(group, dimension, held - sum, note));
      }
      return held + outside;
    }
  }

  private static Line adjustment(
      Optional<String> group, Dimension dimension, long points, String note) {
    return new Line(
        Optional.empty(),
        group,
        dimension,
        Optional.empty(),
        Optional.empty(),
        0,
        points,
        Status.CAPPED,
        Optional.empty(),
        note);
  }

  /** One dimension: rules add their held sums to their group or to the dimension itself. */
  private final class Level {
    private final Dimension dimension;
    private final List<Line> lines;
    private final Map<String, Sum> groups = new LinkedHashMap<>();
    private final Sum sum = new Sum();

    Level(Dimension dimension, List<Line> lines) {
      this.dimension = dimension;
      this.lines = lines;
      for (var group : model.groups()) {
        if (group.dimension() == dimension) {
          groups.put(group.id(), new Sum());
        }
      }
    }

    void rule(Optional<String> group, List<Line> ofRule, Clamp clamp, String id) {
      lines.addAll(ofRule);
      var ofEntries = new Sum();
      for (var line : ofRule) {
        ofEntries.add(line.points());
      }
      long held = ofEntries.hold(clamp, group, dimension, id, lines);
      group.map(groups::get).orElse(sum).add(held);
    }

    /** The dimension's sum, after the clamps of its groups and its own. */
    long close(Clamp clamp) {
      for (var group : model.groups()) {
        if (group.dimension() == dimension) {
          var inside = groups.getOrDefault(group.id(), new Sum());
          sum.add(
              inside.hold(group.clamp(), Optional.of(group.id()), dimension, group.id(), lines));
        }
      }
      return sum.hold(clamp, Optional.empty(), dimension, "dimension", lines);
    }
  }

  private Line fitLine(FitRule rule, long u) {
    var value = profile.voluntary(rule.attribute(), u).map(Fact::value);
    if (value.isEmpty()) {
      return fitLine(rule, rule.unknown(), Status.UNKNOWN);
    }
    return passing(rule, value.get())
        .map(c ->
            fitLine(
                rule,
                c.points(),
                c.disqualifies().isPresent() ? Status.DISQUALIFIED : Status.COUNTED))
        .orElseGet(() -> fitLine(rule, rule.otherwise(), Status.COUNTED));
  }

  private Optional<FitRule.Case> passing(FitRule rule, String value) {
    for (var c : rule.cases()) {
      if (matching.passes(c.test(), value)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  private static Line fitLine(FitRule rule, Points points, Status status) {
    return new Line(
        Optional.of(rule.id()),
        rule.group(),
        Dimension.FIT,
        Optional.empty(),
        Optional.of(rule.attribute()),
        points.millionths(),
        points.millionths(),
        status,
        Optional.empty(),
        "");
  }

  private List<Line> engagementLines(EngagementRule rule, long u) {
    var lines = new ArrayList<Line>();
    for (var candidate : candidates.getOrDefault(rule.id(), List.of())) {
      if (candidate.at() <= u) {
        lines.add(engagementLine(rule, candidate, u - candidate.at()));
      }
    }
    return lines;
  }

  private Line engagementLine(EngagementRule rule, NaiveAdmission.Candidate candidate, long age) {
    long nominal = rule.points().millionths();
    if (!candidate.isAdmitted()) {
      return engagementLine(rule, candidate.entry(), 0, candidate.verdict(), "");
    }
    if (rule.window().isPresent() && !isWithin(rule.window().get().seconds(), age)) {
      return engagementLine(rule, candidate.entry(), 0, Status.EXPIRED, "window over");
    }
    long left = rule.halfLife().map(h -> decay.points(nominal, h.seconds(), age)).orElse(nominal);
    return nominal != 0 && left == 0
        ? engagementLine(rule, candidate.entry(), 0, Status.EXPIRED, "decayed")
        : engagementLine(rule, candidate.entry(), left, Status.COUNTED, "");
  }

  private boolean isWithin(long window, long age) {
    return mutant == Mutant.RULE_WINDOW_CLOSED ? age <= window : age < window;
  }

  private static Line engagementLine(
      EngagementRule rule, Entry entry, long points, Status status, String note) {
    return new Line(
        Optional.of(rule.id()),
        rule.group(),
        Dimension.ENGAGEMENT,
        Optional.of(entry.id()),
        Optional.empty(),
        rule.points().millionths(),
        points,
        status,
        Optional.empty(),
        note);
  }

  private List<Line> silenceLines(InactivityRule rule, long u) {
    return silentSince(u)
        .map(since -> Math.min(rule.most(), periods(rule.periodSeconds(), u - since)))
        .filter(times -> times > 0)
        .map(times ->
            new Line(
                Optional.of(rule.id()),
                rule.group(),
                Dimension.ENGAGEMENT,
                Optional.empty(),
                Optional.empty(),
                rule.points().millionths(),
                rule.points().millionths() * times,
                Status.COUNTED,
                Optional.empty(),
                "silence"))
        .stream()
        .toList();
  }

  private long periods(long period, long silence) {
    return mutant == Mutant.SILENCE_OPEN ? Math.max(0, silence - 1) / period : silence / period;
  }

  /** The latest entry a rule with positive points admitted by then, else the first entry. */
  private Optional<Long> silentSince(long u) {
    Optional<Long> since = Optional.empty();
    for (var rule : model.engagementRules()) {
      if (rule.points().isPositive()) {
        for (var candidate : candidates.getOrDefault(rule.id(), List.of())) {
          boolean later = since.isEmpty() || candidate.at() > since.get();
          if (candidate.isAdmitted() && candidate.at() <= u && later) {
            since = Optional.of(candidate.at());
          }
        }
      }
    }
    return since.or(
        () -> ledger.first().map(e -> e.occurredAt().getEpochSecond()).filter(at -> at <= u));
  }

  /** Reasons of the fit rules whose passing case disqualifies, each once, in the model's order. */
  List<String> disqualified(long u) {
    var reasons = new LinkedHashSet<String>();
    for (var rule : model.fitRules()) {
      profile
          .voluntary(rule.attribute(), u)
          .flatMap(fact -> passing(rule, fact.value()))
          .flatMap(FitRule.Case::disqualifies)
          .ifPresent(reasons::add);
    }
    return List.copyOf(reasons);
  }

  /** Per million of the weight of all fit rules, rounded down; all of it where there is none. */
  int completeness(long u) {
    var known = BigInteger.ZERO;
    var all = BigInteger.ZERO;
    for (var rule : model.fitRules()) {
      var weight = BigInteger.valueOf(weight(rule));
      all = all.add(weight);
      if (profile.voluntary(rule.attribute(), u).isPresent()) {
        known = known.add(weight);
      }
    }
    var million = BigInteger.valueOf(1_000_000);
    return all.signum() == 0 ? 1_000_000 : known.multiply(million).divide(all).intValueExact();
  }

  private static long weight(FitRule rule) {
    long most = Math.max(0, rule.otherwise().millionths());
    for (var c : rule.cases()) {
      most = Math.max(most, c.points().millionths());
    }
    return most;
  }
}
