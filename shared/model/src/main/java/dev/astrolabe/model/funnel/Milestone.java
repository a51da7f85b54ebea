package dev.astrolabe.model.funnel;

import dev.astrolabe.model.stage.Stage;

/** What a person reaches once on the way from a stranger to somebody ready to buy. */
public enum Milestone {
  /** Known at all: counted on the day of the first contact. */
  LEAD("lead", Stage.LEAD),
  /** Marketing qualified, or further at once. */
  MQL("mql", Stage.MQL),
  /** Sales qualified. */
  SQL("sql", Stage.SQL);

  private final String word;
  private final Stage from;

  Milestone(String word, Stage from) {
    this.word = word;
    this.from = from;
  }

  /** The word for it in keys and documents. */
  public String word() {
    return word;
  }

  /** The milestone of a word. */
  public static Milestone of(String word) {
    for (var milestone : values()) {
      if (milestone.word.equals(word)) {
        return milestone;
      }
    }
    throw new IllegalArgumentException("no milestone is called " + word);
  }

  /** Whether a lead in this stage has reached it. */
  public boolean isReachedIn(Stage stage) {
    return stage.compareTo(from) >= 0;
  }
}
