package dev.astrolabe.model.scoring;

/**
 * Room for the numbers of one score: each rule's sum, each group's, and what conditions ask. A
 * caller who scores often brings one along and nothing else is allocated but the result. It belongs
 * to one model and, while it is used, to one caller.
 */
public final class Worksheet {
  private final Sums sums;
  private final long[] groups;
  private final Span span = new Span();

  public Worksheet(CompiledModel model) {
    sums = new Sums(model);
    groups = model.ladder().room();
  }

  /** Reckons a lead at a second; what the sheet said before is gone. */
  public Span reckon(Tally tally, long u) {
    tally.sum(u, sums);
    span.single(tally, u, sums, groups, tally.fit(u), null);
    return span;
  }

  /** What the engagement rule at this place of the model gave before its clamp, millionths. */
  public long engagement(int rule) {
    return sums.engagement[rule];
  }

  /** What the inactivity rule at this place of the model gave before its clamp, millionths. */
  public long inactivity(int rule) {
    return sums.inactivity[rule];
  }
}
