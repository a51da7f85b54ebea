package dev.astrolabe.model.spend;

import java.util.Locale;
import java.util.Optional;

/** What money was spent on. */
public enum Category {
  MEDIA,
  PEOPLE,
  TOOLS,
  AGENCY,
  OTHER;

  /** The word for it in documents and files: {@code media}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The category of a word; empty where none has it. */
  public static Optional<Category> of(String word) {
    for (var category : values()) {
      if (category.word().equals(word)) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }
}
