package dev.astrolabe.model.stage;

/**
 * When one stage is entered, kept and barred.
 *
 * <p>Episodes: b1 is the first second u, from the lead's first entry on, with enter(u) and no
 * veto(u); d_i the first u later than b_i with veto(u), or with not stay(u) and u at least b_i +
 * dwell; b_(i+1) the first u later than d_i with enter(u) and no veto(u). A lead is qualified at t
 * if some b_i &lt;= t &lt; d_i. A disqualified lead is vetoed in every stage.
 *
 * @param stay weaker than enter: the same tree with thresholds lowered or conjuncts dropped
 * @param veto while it holds the stage is neither entered nor kept
 * @param dwellSeconds how long a lead stays once in, 0 to 10^9, unless vetoed
 */
public record StageRule(Condition enter, Condition stay, Condition veto, long dwellSeconds) {
  public StageRule {
    if (dwellSeconds < 0 || dwellSeconds > 1_000_000_000L) {
      throw new IllegalArgumentException("dwell is 0 to 10^9 seconds, was " + dwellSeconds);
    }
    if (!Weaker.check(stay, enter)) {
      throw new IllegalArgumentException(
          "stay is enter's tree with thresholds lowered or conjuncts dropped");
    }
  }
}
