package dev.astrolabe.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LanguageTest {
  @Test
  void takesTheLanguageABrowserLikesBestAmongOurs() {
    assertThat(Language.ofAcceptLanguage("fa-IR,fa;q=0.9,en;q=0.8")).isEqualTo(Language.PERSIAN);
    assertThat(Language.ofAcceptLanguage("de,ar;q=0.5,en;q=0.4")).isEqualTo(Language.ARABIC);
    assertThat(Language.ofAcceptLanguage("en;q=0.1, ar-EG;q=0.25")).isEqualTo(Language.ARABIC);
    assertThat(Language.ofAcceptLanguage("de,fr")).isEqualTo(Language.ENGLISH);
    assertThat(Language.ofAcceptLanguage("")).isEqualTo(Language.ENGLISH);
    assertThat(Language.ofAcceptLanguage("ar;q=2,fa;q=0.001")).isEqualTo(Language.PERSIAN);
    assertThat(Language.ofAcceptLanguage("fa;q=0,;;,=,*")).isEqualTo(Language.ENGLISH);
  }

  @Test
  void knowsItsTags() {
    assertThat(Language.ofTag("AR-eg")).contains(Language.ARABIC);
    assertThat(Language.ofTag("arabic")).isEmpty();
  }
}
