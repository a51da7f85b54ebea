package dev.astrolabe.model.reference;

/**
 * Ways to read the semantics wrongly. The reference takes one on request, to prove that the worlds
 * tell it from the right reading, and to see which features of a world matter to its outcome.
 */
public enum Mutant {
  /** The right reading. */
  NONE,

  // One sign flipped: fewer to at most, later than to not before, and so on.
  /** Admission looks at entries exactly one period old. */
  ADMISSION_PERIOD_CLOSED,
  /** Admission lets one more in than the limit says. */
  ADMISSION_ONE_MORE,
  /** A rule's window counts an entry of exactly its age. */
  RULE_WINDOW_CLOSED,
  /** A behaviour's window in enter or stay counts an entry of exactly its age. */
  CONDITION_WINDOW_CLOSED,
  /** A behaviour's window in a veto counts an entry of exactly its age. */
  VETO_WINDOW_CLOSED,
  /** A vetoed lead is still qualified in the second of the veto. */
  VETO_END_CLOSED,
  /** The dwell lasts one second longer. */
  DWELL_CLOSED,
  /** A threshold asks for more than its points. */
  THRESHOLD_OPEN,
  /** A full period of silence counts a second late. */
  SILENCE_OPEN,

  // One rule forgotten.
  /** Entries of one second are taken in the opposite order of their ids. */
  TIES_REVERSED,
  /** What was bought counts like what was given. */
  PURCHASED_COUNTS,
  /** The newest value stands, whoever said it. */
  TRUST_IGNORED,
  /** A mark stays, whatever is said later. */
  LIFTS_IGNORED,
  /** Nothing is marked. */
  MARKS_IGNORED,
  /** Caps and floors hold the positive lines; negative ones are added afterwards. */
  NEGATIVES_OUTSIDE_CLAMPS,
  /** Stages know no veto. */
  VETO_IGNORED,
  /** Of entries with one id the one recorded last stands. */
  LAST_ACCEPTED_STANDS,
  /** Of entries with one id the one that occurred first stands. */
  OCCURRED_FIRST_STANDS,
  /** Two people once linked are one, whatever was cut. */
  CUTS_IGNORED
}
