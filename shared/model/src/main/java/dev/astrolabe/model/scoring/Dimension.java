package dev.astrolabe.model.scoring;

/** Who they are (fit), what they did (engagement), and both together. */
public enum Dimension {
  FIT,
  ENGAGEMENT,
  TOTAL
}
