package dev.astrolabe.model.worlds;

/** What can matter in a world, each found by reading it, not by looking at its model. */
enum Feature {
  RE_ENTRY("a stage is entered again"),
  VETO_INSIDE_DWELL("a veto ends a stage inside its dwell"),
  DWELL_KEEPS("a stage ends later than its stay, or by a veto"),
  LATE_ENTRY("a late entry changes admission or stage after it"),
  LIFTED_MARK("a lifted mark changes something"),
  MARK("a mark changes something"),
  UN_MERGE("a cut keeps apart what links unite"),
  TIE("the order inside one second changes something"),
  CLAMP_WITH_NEGATIVES("a clamp holds a sum with negative parts"),
  FREQUENCY_REFUSED("a frequency limit refuses an entry"),
  WINDOW_EXPIRED("an entry falls out of its window"),
  HALF_LIFE_EXPIRED("an entry decays to nothing"),
  SILENCE("silence gives points"),
  DISQUALIFIED("an answer disqualifies"),
  PURCHASED_IGNORED("something bought would have counted"),
  ANONYMOUS_OVERRIDDEN("somebody known beats a newer anonymous value"),
  LEAVES_BY_TIME("a stage ends with no new entry"),
  ONE_ID_TWICE("two entries with one id differ, and which one stands changes something"),
  DELIVERED_AGAIN("an entry is delivered more than once");

  private final String meaning;

  Feature(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }
}
