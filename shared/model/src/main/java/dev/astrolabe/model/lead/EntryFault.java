package dev.astrolabe.model.lead;

/** What can be wrong with an entry, whichever door took it. */
public enum EntryFault implements Fault {
  KIND_LENGTH,
  WHOLE_SECONDS,
  OCCURRED_AT_LIMITS,
  ATTRIBUTE_SIZE,
  ENTRY_SIZE,
  OPERATORS_ONLY,
  NO_LEAD,
  IDENTITIES_OF_LEAD,
  ENTRIES_OF_LEAD,
  LEADS_OF_LEAD,
  PROFILE_SIZE,
  PROFILE_HISTORY_SIZE,
  LIFT_BY_ID,
  MERGE_OF_TWO,
  CUT_BY_UNMERGING
}
