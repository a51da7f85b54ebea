package dev.astrolabe.model.survey;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Somebody who can be asked.
 *
 * @param id as the company names its people, 1 to 64 letters, digits and {@code . _ @ -}
 * @param email where links go; who has none is not asked
 * @param language the tag of the language mails are written in
 * @param attributes what breakdowns and audiences speak of: department, office, tenure
 * @param manager the id of whom they report to
 */
public record Employee(
    String id,
    Optional<String> email,
    String language,
    SortedMap<String, String> attributes,
    Optional<String> manager) {
  /** No employee has more attributes. */
  public static final int MOST_ATTRIBUTES = 20;

  /** No attribute's value is longer. */
  public static final int LONGEST_VALUE = 100;

  public Employee {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    if (!id.matches("[A-Za-z0-9._@-]{1,64}")) {
      throw new IllegalArgumentException("an id is 1 to 64 letters, digits and . _ @ -");
    }
    if (!email.orElse("a@b").matches("[^@\\s<>,;\"]{1,64}@[^@\\s<>,;\"]{1,190}")) {
      throw new IllegalArgumentException("an email is one plain address");
    }
    if (!language.matches("en|ar|fa")) {
      throw new IllegalArgumentException("a language is en, ar or fa");
    }
    if (attributes.size() > MOST_ATTRIBUTES) {
      throw new IllegalArgumentException("at most " + MOST_ATTRIBUTES + " attributes");
    }
    attributes.forEach((name, value) -> {
      Question.checkId(name);
      if (value.isBlank() || value.length() > LONGEST_VALUE) {
        throw new IllegalArgumentException(
            "a value of an attribute has 1 to " + LONGEST_VALUE + " characters");
      }
    });
  }
}
