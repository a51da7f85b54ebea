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

  /** Two leads became one, or one became two. */
  record ByMerge(String mergeId) implements Cause {}

  /** History was imported: recorded long after it took effect. Makes no hand-off, ever. */
  record ByHistory(String importId) implements Cause {}

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
