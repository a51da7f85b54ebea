package dev.astrolabe.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.lead.EntryFault;
import dev.astrolabe.model.lead.Fault;
import dev.astrolabe.model.lead.OrderFault;
import dev.astrolabe.model.money.RateFault;
import dev.astrolabe.model.spend.SpendFault;
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

  /** What the model refuses has a code of the same name, and no two have one. */
  @Test
  void hasACodeForEveryFaultOfTheModel() {
    var faults = new ArrayList<Fault>(List.of(EntryFault.values()));
    faults.addAll(List.of(OrderFault.values()));
    for (var fault : faults) {
      assertThat(EntryRefusal.of(fault).code().name()).isEqualTo(fault.toString());
    }
    var ofSpend = new HashSet<String>();
    for (var form : SpendFault.Form.values()) {
      ofSpend.add(FileRefusal.of(new SpendFault.Missing(form)).in(Language.ENGLISH));
      ofSpend.add(FileRefusal.of(new SpendFault.NotOfForm(form)).in(Language.ENGLISH));
    }
    assertThat(ofSpend)
        .containsExactlyInAnyOrder(
            "is missing: give one of media, people, tools, agency, other",
            "is missing: give a day such as 2026-07-31",
            "is missing: give a currency code such as EUR",
            "is missing: give a currency code such as USD",
            "is missing: give a plain decimal such as 1234.50",
            "is missing: give a plain decimal such as 1.0837",
            "is not one of media, people, tools, agency, other",
            "is not a day such as 2026-07-31",
            "is not a currency code such as EUR",
            "is not a currency code such as USD",
            "is not a plain decimal such as 1234.50",
            "is not a plain decimal such as 1.0837");
    assertThat(FileRefusal.of(new SpendFault.OfRate(new RateFault.TooLong())))
        .isEqualTo(new Refusal(FileRefusal.RATE_SIZE));
    assertThat(FileRefusal.of(new SpendFault.Unknown(List.of("a", "b"))).in(Language.ENGLISH))
        .isEqualTo("there is no such field; known: [a, b]");
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
