package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page at which everybody arrives. */
final class StartPageTest {
  private final Doorstep doorstep = new Doorstep();

  @ParameterizedTest
  @CsvSource({
    "en, ltr, Astrolabe, Ask for a demo",
    "ar, rtl, أسطرلاب, اطلب عرضًا توضيحيًا",
    "fa, rtl, اسطرلاب, درخواست دمو"
  })
  void speaksTheLanguageOfTheAddressElseOfTheBrowser(
      String language, String direction, String title, String form) {
    var named = Ask.get("/?lang=" + language).browser("de").of(doorstep.handler);
    var liked = Ask.get("/").browser(language + ",en;q=0.5").of(doorstep.handler);

    assertThat(named.status()).isEqualTo(200);
    assertThat(named.header("content-language")).contains(language);
    assertThat(named.body())
        .isEqualTo(liked.body())
        .contains(
            "<html lang=\"" + language + "\" dir=\"" + direction + "\">",
            "<body lang=\"" + language + "\" dir=\"" + direction + "\">",
            "<h1>" + title + "</h1>",
            "<li aria-current=\"true\" lang=\"" + language + "\">",
            "<a href=\"/forms/demo?lang=" + language + "\">" + form + "</a>");
  }
}
