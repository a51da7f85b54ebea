package dev.astrolabe.model.survey;

import java.util.List;
import java.util.Map;

/**
 * One question of a survey.
 *
 * @param id 1 to 32 lower-case letters, digits and hyphens; the name of its field
 * @param text what is asked, by language tag
 * @param options the ids of what may be chosen, each with its words by language tag; only for
 *     choices
 */
public record Question(String id, Type type, Map<String, String> text, List<Option> options) {
  /** How a question is answered. */
  public enum Type {
    /** How likely somebody is to recommend the company, on the survey's scale. */
    ENPS,
    /** One of 1 to 5. */
    RATING,
    /** One of the options. */
    CHOICE,
    /** Any of the options. */
    MULTICHOICE,
    /** A few words. */
    TEXT
  }

  /** Something that may be chosen. */
  public record Option(String id, Map<String, String> text) {
    public Option {
      checkId(id);
      text = Map.copyOf(text);
    }
  }

  /** The highest rating. */
  public static final int BEST_RATING = 5;

  /** No text answer is longer. */
  public static final int LONGEST_TEXT = 1_000;

  /** No question has more options. */
  public static final int MOST_OPTIONS = 20;

  public Question {
    checkId(id);
    text = Map.copyOf(text);
    options = List.copyOf(options);
    boolean chooses = type == Type.CHOICE || type == Type.MULTICHOICE;
    if (chooses ? options.size() < 2 || options.size() > MOST_OPTIONS : !options.isEmpty()) {
      throw new IllegalArgumentException(
          "a choice has 2 to " + MOST_OPTIONS + " options, other questions have none");
    }
    if (options.stream().map(Option::id).distinct().count() != options.size()) {
      throw new IllegalArgumentException("options of a question have ids of their own");
    }
  }

  static void checkId(String id) {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException(
          "an id is 1 to 32 lower-case letters, digits and hyphens, was " + id.length() + " long");
    }
  }
}
