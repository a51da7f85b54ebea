package dev.astrolabe.model.scoring;

/** Rules of one dimension whose sum has a floor or a cap of its own. */
public record Group(String id, Dimension dimension, Clamp clamp) {
  public Group {
    if (dimension == Dimension.TOTAL) {
      throw new IllegalArgumentException("a group belongs to fit or to engagement");
    }
  }
}
