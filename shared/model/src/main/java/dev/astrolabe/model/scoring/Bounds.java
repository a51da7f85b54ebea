package dev.astrolabe.model.scoring;

/** A {@link Clamp} as two plain numbers of millionths; what is absent bounds nothing. */
record Bounds(long floor, long cap) {
  static Bounds of(Clamp clamp) {
    return new Bounds(
        clamp.floor().isPresent() ? clamp.floor().get().millionths() : Long.MIN_VALUE,
        clamp.cap().isPresent() ? clamp.cap().get().millionths() : Long.MAX_VALUE);
  }

  /** The sum, held between floor and cap. */
  long hold(long sum) {
    return Math.max(floor, Math.min(cap, sum));
  }
}
