package dev.astrolabe.model.spend;

/** Which categories a report counts. */
public enum Breadth {
  /** Everything: media, people, tools, agencies and what else there is. */
  FULL,
  /** Paid media alone, as tools that manage advertisements count. */
  MEDIA;

  /** Whether rows of the category are counted. */
  public boolean counts(Category category) {
    return this == FULL || category == Category.MEDIA;
  }
}
