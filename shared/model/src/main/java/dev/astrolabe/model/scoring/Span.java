package dev.astrolabe.model.scoring;

import org.jspecify.annotations.Nullable;

/**
 * Seconds during which no entry arrives, no fact changes and no period of silence ends, so that
 * every positive line only falls and every negative line only rises: what holds at the two ends
 * bounds what holds between. Sums are worked out when a condition first asks for them.
 */
public final class Span {
  private @Nullable Tally tally;
  private long from;
  private long to;
  private @Nullable FitAt fit;
  private @Nullable Sums first;
  private @Nullable Sums last;
  private boolean @Nullable [] more;
  private boolean bounded;
  private long leastEngagement;
  private long mostEngagement;
  private long leastTotal;
  private long mostTotal;

  Span() {}

  private Span(Tally tally, long from, long to, @Nullable Sums first, @Nullable Sums last) {
    this.tally = tally;
    this.from = from;
    this.to = to;
    this.fit = tally.fit(from);
    this.first = first;
    this.last = last;
  }

  /** From one second to another, both included. */
  public static Span of(Tally tally, long from, long to) {
    return new Span(tally, from, to, null, null);
  }

  /** Makes this a span of one second whose sums are known. */
  void single(
      Tally lead, long u, Sums sums, long[] groups, FitAt who, boolean @Nullable [] further) {
    tally = lead;
    from = u;
    to = u;
    fit = who;
    first = sums;
    last = sums;
    more = further;
    var ladder = lead.model().ladder();
    leastEngagement = ladder.engagement(sums, groups);
    mostEngagement = leastEngagement;
    leastTotal = ladder.total(who.held(), leastEngagement);
    mostTotal = leastTotal;
    bounded = true;
  }

  public long from() {
    return from;
  }

  public long to() {
    return to;
  }

  /** The two halves; only for a span of more than one second. */
  public Span firstHalf() {
    return new Span(tally(), from, middle(), first(), middle() == from ? first() : null);
  }

  /** What {@link #firstHalf()} leaves. */
  public Span secondHalf() {
    return new Span(tally(), middle() + 1, to, middle() + 1 == to ? last() : null, last());
  }

  private long middle() {
    return from + ((to - from) >> 1);
  }

  private Sums first() {
    if (first == null) {
      first = tally().sums(from);
    }
    return first;
  }

  private Sums last() {
    if (last == null) {
      last = to == from ? first() : tally().sums(to);
    }
    return last;
  }

  private void bound() {
    if (bounded) {
      return;
    }
    bounded = true;
    var ladder = tally().model().ladder();
    long[] groups = ladder.room();
    if (from == to) {
      leastEngagement = ladder.engagement(first(), groups);
      mostEngagement = leastEngagement;
    } else {
      leastEngagement = ladder.least(first(), last(), groups);
      mostEngagement = ladder.most(first(), last(), groups);
    }
    leastTotal = ladder.total(fit().held(), leastEngagement);
    mostTotal = ladder.total(fit().held(), mostEngagement);
  }

  /** No score of the dimension in the span is lower. Millionths. */
  public long least(Dimension dimension) {
    if (dimension == Dimension.FIT) {
      return fit().held();
    }
    bound();
    return dimension == Dimension.TOTAL ? leastTotal : leastEngagement;
  }

  /** No score of the dimension in the span is higher. Millionths. */
  public long most(Dimension dimension) {
    if (dimension == Dimension.FIT) {
      return fit().held();
    }
    bound();
    return dimension == Dimension.TOTAL ? mostTotal : mostEngagement;
  }

  /** The score of a span of one second. */
  public Score score() {
    if (from != to) {
      throw new IllegalStateException("a score is of one second");
    }
    bound();
    return new Score(leastTotal, fit().held(), leastEngagement);
  }

  /** The fewest entries of a matcher at any second of the span, of an age below {@code window}. */
  public int least(int matcher, long window) {
    return tally().count(matcher, window, to) + further(matcher);
  }

  /** The most entries of a matcher at any second of the span, of an age below {@code window}. */
  public int most(int matcher, long window) {
    return tally().count(matcher, window, from) + further(matcher);
  }

  /** The entries of a matcher, whatever their age. */
  public int count(int matcher) {
    return tally().count(matcher, from) + further(matcher);
  }

  private int further(int matcher) {
    return more != null && more[matcher] ? 1 : 0;
  }

  public FitAt fit() {
    if (fit == null) {
      throw new IllegalStateException("nothing was reckoned yet");
    }
    return fit;
  }

  public Tally tally() {
    if (tally == null) {
      throw new IllegalStateException("nothing was reckoned yet");
    }
    return tally;
  }
}
