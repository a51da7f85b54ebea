package dev.astrolabe.runtime.text;

import java.util.Locale;
import java.util.Optional;

/** The languages in which people are answered. */
public enum Language {
  ENGLISH("en", "ltr", "English"),
  ARABIC("ar", "rtl", "العربية"),
  PERSIAN("fa", "rtl", "فارسی");

  private final String tag;
  private final String direction;
  private final String ownName;

  Language(String tag, String direction, String ownName) {
    this.tag = tag;
    this.direction = direction;
    this.ownName = ownName;
  }

  /** The BCP 47 tag. */
  public String tag() {
    return tag;
  }

  /** {@code ltr} or {@code rtl}. */
  public String direction() {
    return direction;
  }

  /** The comma between the parts of a title or of a list, with its space. */
  public String comma() {
    return this == ENGLISH ? ", " : "، ";
  }

  /** Its name in itself. */
  public String ownName() {
    return ownName;
  }

  /** The language of a tag such as {@code fa-IR}; empty where it is none of these. */
  public static Optional<Language> ofTag(String written) {
    var lower = written.strip().toLowerCase(Locale.ROOT);
    for (var language : values()) {
      if (lower.equals(language.tag) || lower.startsWith(language.tag + "-")) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The language a browser likes best among these, by {@code Accept-Language}; English where it
   * likes none of them.
   */
  public static Language ofAcceptLanguage(String header) {
    var best = ENGLISH;
    int bestWeight = 0;
    for (var range : header.split(",", 32)) {
      int semicolon = range.indexOf(';');
      var language = ofTag(semicolon < 0 ? range : range.substring(0, semicolon));
      int weight = semicolon < 0 ? 1_000 : weight(range.substring(semicolon + 1).strip());
      if (language.isPresent() && weight > bestWeight) {
        best = language.get();
        bestWeight = weight;
      }
    }
    return best;
  }

  /** {@code q=0.8} in thousandths; 0 where it is written otherwise. */
  private static int weight(String parameter) {
    if (!parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
      return 0;
    }
    var digits = (parameter.substring(2).replace(".", "") + "000").substring(0, 4);
    return Integer.parseInt(digits);
  }
}
