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
}
