package dev.astrolabe.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sentence in each language, with a place for each {@code %s}. What fills a place, and what
 * stands between grave accents, is kept from mixing with the direction of the text around it.
 */
public final class Sentence {
  private static final String PLACE = "%s";
  private static final char ISOLATE = '\u2068';
  private static final char POP = '\u2069';

  private final String english;
  private final String arabic;
  private final String persian;

  Sentence(String english, String arabic, String persian) {
    this.english = english;
    this.arabic = arabic;
    this.persian = persian;
  }

  /** As it stands, its places not filled. */
  String english() {
    return english;
  }

  int places() {
    int places = 0;
    for (int at = english.indexOf(PLACE); at >= 0; at = english.indexOf(PLACE, at + 2)) {
      places++;
    }
    return places;
  }

  String in(Language language, List<String> arguments) {
    var text = new Translated(english, isolated(arabic), isolated(persian));
    return text.in(
        language,
        arguments.stream()
            .map(each -> language == Language.ENGLISH ? each : ISOLATE + each + POP)
            .toArray(String[]::new));
  }

  private static String isolated(String text) {
    var isolated = new StringBuilder(text.length());
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '`') {
        open = !open;
      }
      isolated.append(c != '`' ? c : open ? ISOLATE : POP);
    }
    return isolated.toString();
  }

  /** What fills its places where somebody says it in English; empty where they say another. */
  Optional<List<String>> arguments(String said) {
    int place = english.indexOf(PLACE);
    if (place < 0) {
      return said.equals(english) ? Optional.of(List.of()) : Optional.empty();
    }
    if (!said.startsWith(english.substring(0, place))) {
      return Optional.empty();
    }
    var arguments = new ArrayList<String>();
    int from = place;
    while (true) {
      int next = english.indexOf(PLACE, place + 2);
      var after = english.substring(place + 2, next < 0 ? english.length() : next);
      int to = next < 0 ? said.length() - after.length() : said.indexOf(after, from);
      if (to < from || !said.startsWith(after, to)) {
        return Optional.empty();
      }
      arguments.add(said.substring(from, to));
      if (next < 0) {
        return Optional.of(List.copyOf(arguments));
      }
      from = to + after.length();
      place = next;
    }
  }
}
