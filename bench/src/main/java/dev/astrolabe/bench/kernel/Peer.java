package dev.astrolabe.bench.kernel;

/** A rule engine with the rules of {@link FiftyRules} and one lead. */
interface Peer {
  /** What the rules come to at u, epoch seconds. */
  HandWritten.Result score(long u);
}
