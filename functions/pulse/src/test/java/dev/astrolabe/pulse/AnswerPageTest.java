package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.text.Language;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class AnswerPageTest {
  private static final Instant NOON = Workplace.OPENS.plusSeconds(10_800);

  private final Workplace workplace = new Workplace().employs(6).plans(Workplace.SURVEY);

  @BeforeEach
  void open() {
    workplace.at(Workplace.OPENS);
  }

  private Ask.Answer get(String path, String language) {
    return Ask.get(path).browser(language).at(NOON).of(workplace.handler);
  }

  @Test
  void saysWhoSeesWhatBeforeTheFirstQuestion() {
    for (var language : List.of("en", "ar", "fa")) {
      var page = get(workplace.link("e00"), language);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body())
          .contains("lang=\"" + language + "\" dir=\"" + (language.equals("en") ? "ltr" : "rtl"));
      assertThat(page.body().indexOf("id=\"who\"")).isBetween(0, page.body().indexOf("<fieldset"));
      assertThat(page.body()).doesNotContain("<script").contains("<legend>");
      assertThat(page.header("referrer-policy")).contains("no-referrer");
      assertThat(page.header("cache-control")).contains("no-store");
      assertThat(page.header("content-security-policy").orElse(""))
          .startsWith("default-src 'none'");
    }
    assertThat(get(workplace.link("e00"), "fa").body()).contains("۲۰۲۶-۰۹-۳۰ ۰۹:۰۰");
    assertThat(get(workplace.link("e00") + "?lang=ar", "fa").body()).contains("هل توصي بنا؟");
  }

  @Test
  void namesEveryFieldForAScreenReader() {
    var page = get(workplace.link("e00"), "en").body();
    for (int value = 1; value <= 10; value++) {
      assertThat(page).contains("type=\"radio\" name=\"enps\" value=\"" + value + "\"");
    }
    assertThat(page).doesNotContain("name=\"enps\" value=\"0\"");
    assertThat(page).contains("aria-label=\"1, not at all\"").contains("for=\"q-words\"");
    assertThat(page).contains("min-block-size:2.75rem").contains("width=device-width");
    assertThat(page.split("<fieldset", -1)).hasSize(3);
  }

  @Test
  void saysWhatToMendBesideTheQuestionAndKeepsWhatWasEntered() {
    var link = workplace.link("e00");
    var wrong =
        Ask.post(link)
            .browser("fa")
            .form("enps=11&team=calm&words=%3Cb%3Esalam")
            .at(NOON)
            .of(workplace.handler);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"wrong-enps\">یکی از ۱ تا ۱۰ را برگزینید.")
        .contains("<bdi>11</bdi>")
        .contains("value=\"calm\" checked")
        .contains("&lt;b&gt;salam</textarea>")
        .contains("aria-describedby=\"wrong-enps\"");
    var option = workplace.answers(link, "team=none&enps=9", NOON);
    assertThat(option.status()).isEqualTo(422);
    assertThat(option.body())
        .contains("Choose among what is offered.")
        .contains("value=\"9\" checked");
    assertThat(workplace.answers(link, "salary=1", NOON).body())
        .contains("not part of this survey");
    assertThat(workplace.dump().values())
        .noneMatch(item -> AttributeValue.fromS("1").equals(item.get("answered")));
  }

  @Test
  void saysThatAnAnswerCanBeChangedAndNeverShowsIt() {
    var link = workplace.link("e00");
    var unused = get(link, "en").body();
    assertThat(unused).contains("You can change your answer until");
    var thanks = workplace.answers(link, "enps=9&words=secret", NOON);
    assertThat(thanks.status()).isEqualTo(200);
    assertThat(thanks.body()).contains("You can change your answer until");
    assertThat(get(link, "en").body()).isEqualTo(unused).doesNotContain("secret");
    assertThat(workplace.answers(link, "enps=2", NOON).status()).isEqualTo(200);
  }

  @Test
  void leadsNowhereForAnAlteredOrForeignLink() {
    var link = workplace.link("e00");
    var last = link.endsWith("A") ? "B" : "A";
    var altered = link.substring(0, link.length() - 1) + last;
    var foreign = "/s/" + "Z".repeat(30);
    for (var path : List.of(altered, foreign, link + "A", "/s/x", "/s/%2e%2e", "/s/%ff")) {
      var page = get(path, "ar");
      assertThat(page.status()).as(path).isIn(404, 400);
      assertThat(page.body()).contains("dir=\"rtl\"").doesNotContain("<form");
      assertThat(Ask.post(path).form("enps=9").at(NOON).of(workplace.handler).status())
          .as(path)
          .isIn(404, 400);
    }
  }

  @Test
  void isClosedAfterwardsForEveryLinkAlike() {
    var link = workplace.link("e00");
    for (var when : List.of(Workplace.CLOSES, Workplace.CLOSES.plusSeconds(900))) {
      assertThat(workplace.answers(link, "enps=9", when).status()).isEqualTo(410);
      var page = Ask.get(link).browser("fa").at(when).of(workplace.handler);
      assertThat(page.status()).isEqualTo(410);
      assertThat(page.body()).contains("این نظرسنجی بسته شده است");
      workplace.at(when);
    }
    var altered = link.substring(0, link.length() - 4) + "AAAA";
    assertThat(workplace.answers(altered, "enps=9", Workplace.CLOSES).status()).isEqualTo(410);
  }

  @Test
  void readsNothingButAForm() {
    var link = workplace.link("e00");
    assertThat(Ask.post(link).json("{\"enps\":9}").at(NOON).of(workplace.handler).status())
        .isEqualTo(415);
    assertThat(workplace.answers(link, "enps=%zz", NOON).status()).isEqualTo(400);
    assertThat(workplace.answers(link, "words=" + "x".repeat(300_000), NOON).status())
        .isEqualTo(413);
    assertThat(workplace.answers(link, "words=" + "x".repeat(1_001), NOON).status()).isEqualTo(422);
    assertThat(Ask.of("DELETE", link).at(NOON).of(workplace.handler).status()).isEqualTo(405);
  }

  /** Each in the words of whoever reads it, and nothing of any is kept. */
  @Test
  void saysWhatIsWrongInEachLanguage() {
    var link = workplace.link("e00");
    var altered = link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A");
    for (var language : Language.values()) {
      var eleven = post(link, "enps=11", language, NOON);
      assertThat(eleven.status()).isEqualTo(422);
      assertThat(eleven.body())
          .contains("<html lang=\"" + language.tag() + "\"", Phrase.PLEASE_MEND.in(language))
          .contains("id=\"wrong-enps\">");
      for (var nowhere : List.of(altered, "/s/" + "Z".repeat(30))) {
        var unknown = post(nowhere, "enps=9", language, NOON);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.body())
            .contains("<html lang=\"" + language.tag() + "\"", Phrase.UNKNOWN.in(language));
      }
    }
    assertThat(workplace.dump().values())
        .noneMatch(item -> AttributeValue.fromS("1").equals(item.get("answered")));
    assertThat(post(link, "enps=9", Language.ENGLISH, NOON).status()).isEqualTo(200);
    workplace.at(Workplace.CLOSES);
    var before = workplace.dump();
    for (var language : Language.values()) {
      // A link that was used and one that was not are alike once the survey is closed.
      for (var late : List.of(link, workplace.link("e01"), altered)) {
        var closed = post(late, "enps=9", language, Workplace.CLOSES);
        assertThat(closed.status()).isEqualTo(410);
        assertThat(closed.body())
            .contains("<html lang=\"" + language.tag() + "\"", Phrase.CLOSED.in(language));
      }
    }
    assertThat(workplace.dump()).isEqualTo(before);
  }

  private Ask.Answer post(String path, String form, Language language, Instant when) {
    return Ask.post(path).browser(language.tag()).form(form).at(when).of(workplace.handler);
  }
}
