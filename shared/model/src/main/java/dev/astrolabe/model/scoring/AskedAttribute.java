package dev.astrolabe.model.scoring;

/** An attribute that rules or conditions of a model ask about, and which of them do. */
final class AskedAttribute {
  private final int place;
  private final int[] rules;
  private final int[] questions;

  AskedAttribute(int place, int[] rules, int[] questions) {
    this.place = place;
    this.rules = rules;
    this.questions = questions;
  }

  /** Its place among all that the model asks about. */
  int place() {
    return place;
  }

  /** The places of the fit rules that read it. */
  int[] rules() {
    return rules;
  }

  /** The places of the conditions' questions about it. */
  int[] questions() {
    return questions;
  }
}
