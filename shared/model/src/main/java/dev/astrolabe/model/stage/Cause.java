package dev.astrolabe.model.stage;

import dev.astrolabe.model.ledger.EntryId;

/** Why a transition was recorded. */
public sealed interface Cause {
  /** An entry was folded. */
  record ByEntry(EntryId entry) implements Cause {}

  /** Nothing happened: points decayed, a window or a cool-down ended. */
  record ByTime() implements Cause {}

  /** Another model version was published. Makes no hand-off unless asked. */
  record ByPublishing() implements Cause {}

  /**
   * Two leads became one, or one became two.
   *
   * @param inherited the highest stage that another lead of the same person had reached by then;
   *     LEAD where none had reached more
   */
  record ByMerge(String mergeId, Stage inherited) implements Cause {
    /** Nothing was inherited. */
    public ByMerge(String mergeId) {
      this(mergeId, Stage.LEAD);
    }
  }

  /**
   * History was imported: recorded long after it took effect. Makes no hand-off, ever.
   *
   * @param inherited as that of a merge
   */
  record ByHistory(String importId, Stage inherited) implements Cause {
    /** Nothing was inherited. */
    public ByHistory(String importId) {
      this(importId, Stage.LEAD);
    }
  }

  /** Whether a transition into SQL with this cause is handed over to sales. */
  default boolean handsOver() {
    return switch (this) {
      case ByEntry entry -> true;
      case ByTime time -> true;
      case ByMerge merge -> true;
      case ByPublishing publishing -> false;
      case ByHistory history -> false;
    };
  }
}
