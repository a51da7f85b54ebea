package dev.astrolabe.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.RefusalJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences that are kept as codes and said in whatever language they are read. */
final class RefusalTest {
  private static List<Refusal> all() {
    var all = new ArrayList<Refusal>();
    var codes = new ArrayList<RefusalCode>(List.of(EntryRefusal.values()));
    codes.addAll(List.of(FileRefusal.values()));
    for (var code : codes) {
      var arguments = List.of("5000", "a,b").subList(0, code.sentence().places());
      all.add(new Refusal(code, arguments));
    }
    return all;
  }

  @Test
  void isFoundAgainInWhatCodeSaysInEnglish() {
    assertThat(all())
        .allSatisfy(each -> assertThat(Refusal.told(each.in(Language.ENGLISH))).isEqualTo(each));
    assertThat(Refusal.told("nobody foresaw this"))
        .isEqualTo(new Refusal(FileRefusal.OTHER, "nobody foresaw this"));
  }

  @Test
  void hasItsOwnTextInEachLanguageAndKeepsNamesFromMixingWithIt() {
    for (var each : all()) {
      if (each.code() == FileRefusal.OTHER) {
        continue;
      }
      var texts = new HashSet<String>();
      for (var language : Language.values()) {
        var text = each.in(language);
        texts.add(text);
        assertThat(text).as(text).doesNotContain("%s", "`");
        if (language != Language.ENGLISH) {
          assertThat(text).as(text).containsPattern("[\u0600-\u06FF]");
          each.arguments().forEach(a -> assertThat(text).contains("\u2068" + a + "\u2069"));
          assertThat(text.chars().filter(c -> c == '\u2068').count())
              .as(text)
              .isEqualTo(text.chars().filter(c -> c == '\u2069').count());
        }
      }
      assertThat(texts).hasSize(3);
    }
    assertThat(new Refusal(FileRefusal.TOO_MANY_ROWS, 5_000).in(Language.PERSIAN))
        .isEqualTo("فایل دست بالا \u20685000\u2069 ردیف دارد: آن را بخش کنید");
    assertThat(new Refusal(FileRefusal.DAY).in(Language.ARABIC))
        .isEqualTo("ليس يومًا مثل \u20682026-07-31\u2069");
  }

  @Test
  void isKeptInNoLanguage() {
    assertThat(all())
        .allSatisfy(each ->
            assertThat(RefusalJson.read(RefusalJson.write(each, Json.object()).build()))
                .isEqualTo(each));
    assertThat(all()).extracting(each -> each.code().name()).doesNotHaveDuplicates();
    assertThat(Refusal.kept("OF_LATER", List.of("1")))
        .isEqualTo(new Refusal(FileRefusal.OTHER, "OF_LATER"));
  }

  @Test
  void hasAsManyArgumentsAsPlaces() {
    assertThatThrownBy(() -> new Refusal(FileRefusal.TOO_MANY_ROWS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Refusal(FileRefusal.DAY, "one"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
