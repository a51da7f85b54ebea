package dev.astrolabe.bench;

import java.util.Collection;
import java.util.List;

/** Measured values, sorted; at least one. */
public record Samples(List<Double> sorted) {
  public Samples {
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    sorted = sorted.stream().sorted().toList();
  }

  /** Of these values. */
  public static Samples of(Collection<Double> values) {
    return new Samples(List.copyOf(values));
  }

  /** The value below which {@code part} of them lie: 0.5 is the median, 1 the greatest. */
  public double at(double part) {
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(part * sorted.size())));
  }
}
