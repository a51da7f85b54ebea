package dev.astrolabe.model.reference;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.ScoringModel;
import java.time.Instant;
import java.util.Collection;

/**
 * Assesses a lead by brute force, straight from the semantics. Slow on purpose: stages are found
 * second by second, so a lead should live minutes. For one thread.
 */
public final class NaiveAssessor {
  private final ScoringModel model;
  private final ExactDecay decay;
  private final Mutant mutant;
  private final NaiveMatching matching = new NaiveMatching();

  public NaiveAssessor(ScoringModel model, ExactDecay decay) {
    this(model, decay, Mutant.NONE);
  }

  /** An assessor that reads the semantics wrongly in one place. */
  public NaiveAssessor(ScoringModel model, ExactDecay decay, Mutant mutant) {
    this.model = model;
    this.decay = decay;
    this.mutant = mutant;
  }

  /** What the model says at {@code t} of what was recorded by {@code knownAt}. */
  public Assessment assess(Collection<Entry> entries, Instant t, Instant knownAt) {
    return read(entries, knownAt).at(t);
  }

  /** The lead as it was known at {@code knownAt}, to be read at many instants. */
  public NaiveReading read(Collection<Entry> entries, Instant knownAt) {
    return new NaiveReading(this, entries, knownAt);
  }

  ScoringModel model() {
    return model;
  }

  ExactDecay decay() {
    return decay;
  }

  NaiveMatching matching() {
    return matching;
  }

  Mutant mutant() {
    return mutant;
  }
}
