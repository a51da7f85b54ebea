package dev.astrolabe.model.scoring;

/**
 * Seconds during which no entry arrives, no fact changes and no period of silence ends, so that
 * every positive line only falls and every negative line only rises: what holds at the two ends
 * bounds what holds between.
 */
public final class Span {
  private final Tally tally;
  private final Sums first;
  private final Sums last;
  private final FitAt fit;
  private final Score lower;
  private final Score upper;

  private Span(Tally tally, Sums first, Sums last) {
    this.tally = tally;
    this.first = first;
    this.last = last;
    this.fit = tally.fit(first.at());
    var ladder = tally.model().ladder();
    if (first.at() == last.at()) {
      lower = ladder.score(fit, first.engagement(), first.inactivity());
      upper = lower;
    } else {
      int n = first.engagement().length;
      long[] least = new long[n];
      long[] most = new long[n];
      for (int r = 0; r < n; r++) {
        least[r] = Math.min(first.engagement()[r], last.engagement()[r]);
        most[r] = Math.max(first.engagement()[r], last.engagement()[r]);
      }
      lower = ladder.score(fit, least, first.inactivity());
      upper = ladder.score(fit, most, first.inactivity());
    }
  }

  /** From one second to another, both included. */
  public static Span of(Tally tally, long from, long to) {
    var first = tally.sums(from);
    return new Span(tally, first, from == to ? first : tally.sums(to));
  }

  public long from() {
    return first.at();
  }

  public long to() {
    return last.at();
  }

  /** The two halves; only for a span of more than one second. */
  public Span firstHalf() {
    long middle = middle();
    return new Span(tally, first, middle == from() ? first : tally.sums(middle));
  }

  /** What {@link #firstHalf()} leaves. */
  public Span secondHalf() {
    long next = middle() + 1;
    return new Span(tally, next == to() ? last : tally.sums(next), last);
  }

  private long middle() {
    return from() + ((to() - from()) >> 1);
  }

  /** No score in the span is lower. */
  public Score lower() {
    return lower;
  }

  /** No score in the span is higher. */
  public Score upper() {
    return upper;
  }

  public FitAt fit() {
    return fit;
  }

  public Tally tally() {
    return tally;
  }
}
