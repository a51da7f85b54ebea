package dev.astrolabe.runtime.report;

/**
 * One bar of a chart.
 *
 * @param label what it stands for, as text
 * @param figure its value as people read it
 * @param size its length beside the others; not negative
 */
public record Bar(String label, String figure, double size) {
  public Bar {
    if (!(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException("a bar's length is a number from 0 on");
    }
  }
}
