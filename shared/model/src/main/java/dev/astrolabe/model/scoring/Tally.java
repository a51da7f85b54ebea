package dev.astrolabe.model.scoring;

import dev.astrolabe.model.profile.Facts;
import java.util.Arrays;
import java.util.Optional;

/**
 * A lead's evidence and facts sorted by what a model asks, ready to be summed at any second.
 * Entries that are quarantined or purchased are left out here once, so that nothing after has to
 * think of them.
 */
public final class Tally {
  /** Before every second: silence has not begun. */
  public static final long NEVER = Long.MIN_VALUE;

  private final CompiledModel model;
  private final long[][] byMatcher;
  private final RuleTally[] rules;
  private final InactivityRule[] silences;
  private final long[] active;
  private final long[] entries;
  private final FitCourse fits;

  public Tally(CompiledModel model, Evidence evidence, Facts facts) {
    this.model = model;
    var hidden = hidden(facts);
    long[] times = new long[evidence.size()];
    int[] counts = new int[model.matchers().size()];
    byMatcher = new long[counts.length][4];
    int n = 0;
    for (int i = 0; i < times.length; i++) {
      var shape = evidence.shape(i);
      if (!shape.behaviour()
          || (hidden.length > 0 && Arrays.binarySearch(hidden, evidence.key(i)) >= 0)) {
        continue;
      }
      times[n++] = evidence.time(i);
      if (shape.voluntary()) {
        for (int matcher : shape.matchers()) {
          add(matcher, counts[matcher]++, evidence.time(i));
        }
      }
    }
    entries = Arrays.copyOf(times, n);
    for (int m = 0; m < counts.length; m++) {
      byMatcher[m] = Arrays.copyOf(byMatcher[m], counts[m]);
    }
    var engagement = model.model().engagementRules();
    rules = new RuleTally[engagement.size()];
    for (int r = 0; r < rules.length; r++) {
      long[] matching = byMatcher[model.matcherOf(r)];
      rules[r] = new RuleTally(engagement.get(r), model.decay(r), matching);
    }
    silences = model.model().inactivityRules().toArray(InactivityRule[]::new);
    active = active(rules);
    fits = new FitCourse(model, facts);
  }

  private void add(int matcher, int place, long time) {
    if (place == byMatcher[matcher].length) {
      byMatcher[matcher] = Arrays.copyOf(byMatcher[matcher], 2 * place);
    }
    byMatcher[matcher][place] = time;
  }

  /** The seconds of the entries that end a silence, ascending. */
  private static long[] active(RuleTally[] rules) {
    int n = 0;
    for (var rule : rules) {
      n += rule.isPositive() ? rule.times().length : 0;
    }
    long[] active = new long[n];
    int at = 0;
    for (var rule : rules) {
      if (rule.isPositive()) {
        System.arraycopy(rule.times(), 0, active, at, rule.times().length);
        at += rule.times().length;
      }
    }
    Arrays.sort(active);
    return active;
  }

  private static long[] hidden(Facts facts) {
    if (facts.marks().isEmpty()) {
      return new long[0];
    }
    return facts.marks().entrySet().stream()
        .filter(mark -> mark.getValue().quarantined())
        .mapToLong(mark -> Evidence.key(mark.getKey()))
        .sorted()
        .toArray();
  }

  public CompiledModel model() {
    return model;
  }

  /**
   * The second of the first entry that is neither quarantined nor a directive; stages begin there.
   */
  public Optional<Long> first() {
    return entries.length == 0 ? Optional.empty() : Optional.of(entries[0]);
  }

  /**
   * The seconds of all entries that are neither quarantined nor directives, ascending; the caller
   * does not change them.
   */
  public long[] entries() {
    return entries;
  }

  /** Who the lead is at a second. */
  public FitAt fit(long u) {
    return fits.at(u);
  }

  /**
   * The first second after u at which something can rise: an entry, a changed fact or the end of a
   * period of silence. {@code Long.MAX_VALUE} where nothing does.
   */
  public long riseAfter(long u) {
    int i = upTo(entries, u);
    long next = Math.min(i < entries.length ? entries[i] : Long.MAX_VALUE, fits.changeAfter(u));
    long since = silentSince(u);
    if (since != NEVER) {
      for (var rule : silences) {
        long periods = (u - since) / rule.periodSeconds() + 1;
        if (periods <= rule.most()) {
          next = Math.min(next, since + periods * rule.periodSeconds());
        }
      }
    }
    return next;
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
  static int upTo(long[] times, long u) {
    int low = 0;
    int high = times.length;
    if (high == 0 || times[high - 1] <= u) {
      return high;
    }
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
    var sums = new Sums(model);
    sum(u, sums);
    return sums;
  }

  /** Writes the plain sums at u into {@code sums}. */
  void sum(long u, Sums sums) {
    for (int r = 0; r < rules.length; r++) {
      sums.engagement[r] = rules[r].sum(u);
    }
    for (int r = 0; r < silences.length; r++) {
      sums.inactivity[r] = silences[r].points().millionths() * periods(silences[r], u);
    }
  }

  /** The engagement rule at this place of the model with its entries. */
  RuleTally rule(int place) {
    return rules[place];
  }

  /** How many full periods of silence count at u. */
  long periods(InactivityRule rule, long u) {
    long since = silentSince(u);
    return since == NEVER ? 0 : Math.min(rule.most(), (u - since) / rule.periodSeconds());
  }

  /** The second from which silence is counted at u; {@link #NEVER} before the first entry. */
  private long silentSince(long u) {
    int n = upTo(active, u);
    if (n > 0) {
      return active[n - 1];
    }
    return entries.length > 0 && entries[0] <= u ? entries[0] : NEVER;
  }

  /** The score at u. */
  public Score score(long u) {
    return Span.of(this, u, u).score();
  }

  /** From this second on nothing changes any more but by dwell. */
  public long quietFrom() {
    long quiet = entries.length == 0 ? 0 : entries[entries.length - 1] + 1;
    quiet = Math.max(quiet, fits.quietFrom());
    for (var rule : rules) {
      quiet = Math.max(quiet, rule.quietFrom());
    }
    for (var rule : silences) {
      long since = silentSince(quiet);
      if (since != NEVER) {
        quiet = Math.max(quiet, since + rule.periodSeconds() * rule.most() + 1);
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
