package dev.astrolabe.model.stage;

/**
 * How far a lead has come, lowest first. A lead's stage is the highest for which it is qualified.
 */
public enum Stage {
  LEAD,
  MQL,
  PQL,
  SQL
}
