package dev.astrolabe.runtime.text;

/** What can be wrong with what is sent. Names are kept in stores: they never change. */
public sealed interface RefusalCode permits EntryRefusal, FileRefusal {
  /** No two codes have the same one. */
  String name();

  Sentence sentence();

  /** The sentence as code says it, with as many arguments as it has places. */
  default String english(Object... arguments) {
    return arguments.length == 0
        ? sentence().english()
        : new Refusal(this, arguments).in(Language.ENGLISH);
  }
}
