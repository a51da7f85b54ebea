package dev.astrolabe.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TranslatedTest {
  private static final Translated TEXT = new Translated("%s of %s, 5 %", "%s من %s", "از %s، %s");

  @Test
  void fillsThePlacesInTheirOrderInEachLanguage() {
    assertThat(TEXT.in(Language.ENGLISH, "a", "b")).isEqualTo("a of b, 5 %");
    assertThat(TEXT.in(Language.ARABIC, "a", "b")).isEqualTo("a من b");
    assertThat(TEXT.in(Language.PERSIAN, "a", "b")).isEqualTo("از a، b");
  }

  @Test
  void whatFillsAPlaceIsNeverReadAgain() {
    assertThat(TEXT.in(Language.ENGLISH, "%s", "b")).isEqualTo("%s of b, 5 %");
  }

  @Test
  void moreThanThereArePlacesIsAMistake() {
    assertThatThrownBy(() -> TEXT.in(Language.ENGLISH, "a", "b", "c"))
        .isInstanceOf(StringIndexOutOfBoundsException.class);
  }
}
