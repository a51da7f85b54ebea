package dev.astrolabe.model.attribution;

import java.util.List;
import java.util.Optional;

/** Which touch a lead is counted under, whole. */
public enum Attribution {
  FIRST_TOUCH("firstTouch"),
  LAST_TOUCH("lastTouch");

  private final String word;

  Attribution(String word) {
    this.word = word;
  }

  /** The word for it in addresses and documents. */
  public String word() {
    return word;
  }

  /** The attribution of a word; empty for another. */
  public static Optional<Attribution> of(String word) {
    for (var attribution : values()) {
      if (attribution.word.equals(word)) {
        return Optional.of(attribution);
      }
    }
    return Optional.empty();
  }

  /** The touch that takes the credit; empty where there is none. */
  public Optional<Touch> credited(List<Touch> touches) {
    if (touches.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(this == FIRST_TOUCH ? touches.getFirst() : touches.getLast());
  }
}
