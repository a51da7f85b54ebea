package dev.astrolabe.runtime.text;

/** One thing said in each language; each {@code %s} is a place that is filled when it is said. */
public record Translated(String english, String arabic, String persian) {
  /** The text, its places filled in their order. */
  public String in(Language language, String... places) {
    var text =
        switch (language) {
          case ENGLISH -> english;
          case ARABIC -> arabic;
          case PERSIAN -> persian;
        };
    int from = 0;
    for (var place : places) {
      int at = text.indexOf("%s", from);
      text = text.substring(0, at) + place + text.substring(at + 2);
      // What fills a place is not read again: it may be somebody's words.
      from = at + place.length();
    }
    return text;
  }
}
