package dev.astrolabe.model.scoring;

import dev.astrolabe.model.profile.Facts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A lead's evidence and facts sorted by what a model asks, ready to be summed at any second.
 * Entries that are quarantined or purchased are left out here once, so that nothing after has to
 * think of them.
 */
public final class Tally {
  private final CompiledModel model;
  private final long[][] byMatcher;
  private final long[][] admitted;
  private final long[] active;
  private final long[] entries;
  private final Facts facts;
  private final long[] fitTimes;
  private final @Nullable FitAt[] fits;
  private final Optional<Long> first;

  public Tally(CompiledModel model, Evidence evidence, Facts facts) {
    this.model = model;
    var hidden = hidden(facts);
    int matchers = model.matchers().size();
    int[] counts = new int[matchers];
    byMatcher = new long[matchers][evidence.size()];
    long[] times = new long[evidence.size()];
    int n = 0;
    for (int i = 0; i < evidence.size(); i++) {
      var shape = evidence.shape(i);
      if (!shape.behaviour() || Arrays.binarySearch(hidden, evidence.key(i)) >= 0) {
        continue;
      }
      times[n++] = evidence.time(i);
      if (shape.voluntary()) {
        for (int matcher : shape.matchers()) {
          byMatcher[matcher][counts[matcher]++] = evidence.time(i);
        }
      }
    }
    entries = Arrays.copyOf(times, n);
    first = n == 0 ? Optional.empty() : Optional.of(entries[0]);
    for (int m = 0; m < matchers; m++) {
      byMatcher[m] = Arrays.copyOf(byMatcher[m], counts[m]);
    }
    var rules = model.model().engagementRules();
    admitted = new long[rules.size()][];
    long[] positive = new long[0];
    for (int r = 0; r < rules.size(); r++) {
      admitted[r] =
          Admission.times(byMatcher[model.index(rules.get(r).matcher())], rules.get(r).limit());
      if (rules.get(r).points().isPositive()) {
        int before = positive.length;
        positive = Arrays.copyOf(positive, before + admitted[r].length);
        System.arraycopy(admitted[r], 0, positive, before, admitted[r].length);
      }
    }
    Arrays.sort(positive);
    active = positive;
    this.facts = facts;
    fitTimes = fitTimes(facts);
    fits = new @Nullable FitAt[fitTimes.length];
  }

  private static long[] hidden(Facts facts) {
    return facts.marks().entrySet().stream()
        .filter(mark -> mark.getValue().quarantined())
        .mapToLong(mark -> Evidence.key(mark.getKey()))
        .sorted()
        .toArray();
  }

  /**
   * The seconds at which an attribute that the model asks about changes, behind the beginning of
   * time.
   */
  private long[] fitTimes(Facts facts) {
    var changes = new TreeSet<Long>();
    changes.add(Instant.MIN.getEpochSecond());
    for (var fact : facts.history()) {
      if (model.attributes().contains(fact.attribute())) {
        changes.add(fact.occurredAt().getEpochSecond());
      }
    }
    return changes.stream().mapToLong(Long::longValue).toArray();
  }

  public CompiledModel model() {
    return model;
  }

  /**
   * The second of the first entry that is neither quarantined nor a directive; stages begin there.
   */
  public Optional<Long> first() {
    return first;
  }

  /**
   * The seconds of all entries that are neither quarantined nor directives, ascending; the caller
   * does not change them.
   */
  public long[] entries() {
    return entries;
  }

  /** Who the lead is at a second. Worked out when first asked for. */
  public FitAt fit(long u) {
    int i = upTo(fitTimes, u) - 1;
    var fit = fits[i];
    if (fit == null) {
      fit = FitAt.of(model, facts, fitTimes[i]);
      fits[i] = fit;
    }
    return fit;
  }

  /** The seconds at which who the lead is changes, ascending. */
  public long[] fitChanges() {
    return Arrays.copyOfRange(fitTimes, 1, fitTimes.length);
  }

  /** How many entries of a matcher have an age {@code 0 <= age < window} at u. */
  public int count(int matcher, long window, long u) {
    long[] times = byMatcher[matcher];
    return upTo(times, u) - upTo(times, u - window);
  }

  /** How many entries of a matcher occurred by u. */
  public int count(int matcher, long u) {
    return upTo(byMatcher[matcher], u);
  }

  /** The number of values in an ascending array that are at most {@code u}. */
  private static int upTo(long[] times, long u) {
    int low = 0;
    int high = times.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times[middle] <= u) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The plain sums at u. */
  Sums sums(long u) {
    var rules = model.model().engagementRules();
    long[] engagement = new long[rules.size()];
    for (int r = 0; r < engagement.length; r++) {
      engagement[r] = sum(rules.get(r), admitted[r], u);
    }
    var silences = model.model().inactivityRules();
    long[] inactivity = new long[silences.size()];
    for (int r = 0; r < inactivity.length; r++) {
      inactivity[r] = silences.get(r).points().millionths() * periods(silences.get(r), u);
    }
    return new Sums(u, engagement, inactivity);
  }

  private static long sum(EngagementRule rule, long[] times, long u) {
    long points = rule.points().millionths();
    long life = rule.halfLife().map(HalfLife::seconds).orElse(0L);
    // What is older gives nothing: look no further back.
    long oldest = Long.MAX_VALUE;
    if (rule.window().isPresent()) {
      oldest = rule.window().get().seconds();
    }
    if (life > 0) {
      oldest = Math.min(oldest, life * HalfLife.LIVES);
    }
    long sum = 0;
    for (int i = upTo(times, u) - 1; i >= 0; i--) {
      long age = u - times[i];
      if (age >= oldest) {
        break;
      }
      sum += life > 0 ? Decay.at(points, age, life) : points;
    }
    return sum;
  }

  /** How many full periods of silence count at u. */
  long periods(InactivityRule rule, long u) {
    var since = silentSince(u);
    return since.isEmpty() ? 0 : Math.min(rule.most(), (u - since.get()) / rule.periodSeconds());
  }

  /** The second from which silence is counted at u; empty before the first entry. */
  public Optional<Long> silentSince(long u) {
    int n = upTo(active, u);
    if (n > 0) {
      return Optional.of(active[n - 1]);
    }
    return first.filter(begin -> begin <= u);
  }

  /** The score at u. */
  public Score score(long u) {
    var sums = sums(u);
    return model.ladder().score(fit(u), sums.engagement(), sums.inactivity());
  }

  /** From this second on nothing changes any more but by dwell. */
  public long quietFrom() {
    long quiet = entries.length == 0 ? 0 : entries[entries.length - 1] + 1;
    if (fitTimes.length > 1) {
      quiet = Math.max(quiet, fitTimes[fitTimes.length - 1] + 1);
    }
    var rules = model.model().engagementRules();
    for (int r = 0; r < admitted.length; r++) {
      if (admitted[r].length > 0) {
        long last = admitted[r][admitted[r].length - 1];
        long end = rules.get(r).halfLife().map(life -> life.seconds() * HalfLife.LIVES).orElse(0L);
        if (rules.get(r).window().isPresent()) {
          long window = rules.get(r).window().get().seconds();
          end = end == 0 ? window : Math.min(end, window);
        }
        quiet = Math.max(quiet, last + end + 1);
      }
    }
    for (var rule : model.model().inactivityRules()) {
      var since = silentSince(quiet);
      if (since.isPresent()) {
        quiet = Math.max(quiet, since.get() + rule.periodSeconds() * rule.most() + 1);
      }
    }
    for (var behaviour : model.behaviours()) {
      long[] times = byMatcher[model.index(behaviour.matcher())];
      if (times.length > 0 && behaviour.window().isPresent()) {
        quiet = Math.max(quiet, times[times.length - 1] + behaviour.window().get().seconds() + 1);
      }
    }
    return quiet;
  }
}
