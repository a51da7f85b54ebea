package dev.astrolabe.model.lead;

/** What can be wrong with what an operator orders about leads. */
public enum OrderFault implements Fault {
  NO_SUCH_ENTRY,
  ANOTHER_ORDER,
  ANOTHER_MERGE,
  NO_SUCH_MERGE,
  NO_SUCH_IDENTITY,
  PARTED_TOO_OFTEN,
  TOO_MUCH_TO_PART
}
