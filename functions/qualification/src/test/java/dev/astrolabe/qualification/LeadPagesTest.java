package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Pages say what the documents say, in the reader's language, and nothing that a person wrote runs.
 */
final class LeadPagesTest {
  private static final String SARA =
      """
      {"identities":[{"kind":"email","value":"sara@alborz.example"}],
       "profile":{"name":"<b>سارا</b>","company":"Alborz & Co","industry":"trade"},
       "entryId":"e1","source":"crm"}\
      """;

  private final Desk desk = new Desk();

  private String page(String address) {
    var answer = desk.ask(Ask.get(address).header("Accept", "text/html,*/*;q=0.8"));
    assertThat(answer.status()).as(address).isEqualTo(200);
    return answer.body();
  }

  private String leadId() {
    var accepted = desk.lead(SARA);
    var status = desk.ask(Ask.get(accepted.json().text("status").orElseThrow()));
    return status.json().text("leadId").orElseThrow();
  }

  @Test
  void listsLeadsWithLinksAndEscapesWhatTheyWrote() {
    var id = leadId();
    var html = page("/api/leads?lang=en");
    assertThat(html)
        .contains(
            "href=\"/api/leads/" + id + "?lang=en\"", "&lt;b&gt;سارا&lt;/b&gt;", "Alborz &amp; Co")
        .doesNotContain("<b>", "<script");
  }

  @Test
  void saysThatNobodyIsThere() {
    assertThat(page("/api/leads?stage=SQL&lang=en")).contains("Nobody is here yet.");
  }

  @Test
  void turnsRightToLeftWhereTheLanguageDoes() {
    leadId();
    for (var language : List.of("ar", "fa")) {
      assertThat(page("/api/leads?lang=" + language))
          .contains("<html lang=\"" + language + "\" dir=\"rtl\">");
    }
  }

  @Test
  void explainsTheNumberLineByLineAsTheDocumentDoes() {
    var id = leadId();
    var document = desk.ask(Ask.get("/api/leads/" + id + "/assessment")).json();
    var html = page("/api/leads/" + id + "?lang=en");
    for (var item : document.items("lines").orElseThrow()) {
      if (item instanceof Json.Fields line) {
        assertThat(html).contains(line.text("rule").or(() -> line.text("group")).orElse(""));
        assertThat(html).contains(line.decimal("points").orElseThrow().toPlainString());
      }
    }
    var total = document.fields("score").orElseThrow().decimal("total").orElseThrow();
    assertThat(html)
        .contains(
            "<td dir=\"ltr\">" + total.toPlainString() + "</td><td></td><td></td></tr></tfoot>");
  }

  private void happened(String id, String kind, int times) {
    for (int i = 0; i < times; i++) {
      var body = "{\"kind\":\"%s\",\"entryId\":\"%s-%d\"}".formatted(kind, kind, i);
      assertThat(desk.ask(Ask.post("/api/leads/" + id + "/entries").json(body)).status())
          .isEqualTo(202);
    }
    desk.fold();
  }

  /** The reason that somebody gave stays in their words, whatever the page's language. */
  @Test
  void saysWhyALineGivesNothingAndForHowManyEntriesItStands() {
    var id = leadId();
    happened(id, "email-clicked", 2);
    happened(id, "demo-requested", 4);
    var marked =
        Ask.post("/api/leads/" + id + "/quarantine")
            .json(
                """
                {"entries":[{"source":"api","entryId":"email-clicked-0"},
                 {"source":"api","entryId":"email-clicked-1"}],
                 "reason":"all links <b>within</b> 3 s"}\
                """);
    assertThat(desk.ask(marked).status()).isEqualTo(200);

    var reason = "<bdi>all links &lt;b&gt;within&lt;/b&gt; 3 s</bdi></td></tr>";
    assertThat(page("/api/leads/" + id + "?lang=en"))
        .contains("<td>quarantined</td><td>entries: <bdi dir=\"ltr\">2</bdi>, " + reason)
        .contains(
            "<td>frequency</td><td>entries: <bdi dir=\"ltr\">3</bdi>, counts at most <bdi"
                + " dir=\"ltr\">1</bdi> times in <bdi dir=\"ltr\">604800</bdi> seconds</td>")
        .contains("<th scope=\"col\">Why, and how many</th>");
    assertThat(page("/api/leads/" + id + "?lang=ar"))
        .contains("<td>معزولة</td><td>عدد الأحداث: <bdi dir=\"ltr\">2</bdi>، " + reason)
        .contains("يُحسب حتى <bdi dir=\"ltr\">1</bdi> من المرات في <bdi dir=\"ltr\">604800</bdi>")
        .doesNotContain("at most");
    assertThat(page("/api/leads/" + id + "?lang=fa"))
        .contains("<td>قرنطینه</td><td>شمار رویدادها: <bdi dir=\"ltr\">2</bdi>، " + reason)
        .contains("دست بالا <bdi dir=\"ltr\">1</bdi> بار در <bdi dir=\"ltr\">604800</bdi> ثانیه")
        .doesNotContain("at most");
  }

  @Test
  void saysWhatTheScoringNotesInTheReadersLanguage() {
    assertThat(noted("capped", "cap of group buying"))
        .containsExactly(
            "upper limit of <bdi>buying</bdi>",
            "الحد الأعلى لـ <bdi>buying</bdi>",
            "سقف <bdi>buying</bdi>");
    assertThat(noted("capped", "floor of total"))
        .containsExactly(
            "lower limit of <bdi>total</bdi>",
            "الحد الأدنى لـ <bdi>total</bdi>",
            "کف <bdi>total</bdi>");
    assertThat(noted("unvoluntary", "from a purchased list"))
        .containsExactly("from a purchased list", "من قائمة مشتراة", "از فهرست خریداری‌شده");
    assertThat(noted("counted", "3 periods of silence"))
        .containsExactly(
            "periods of silence: <bdi dir=\"ltr\">3</bdi>",
            "فترات الصمت: <bdi dir=\"ltr\">3</bdi>",
            "دوره‌های سکوت: <bdi dir=\"ltr\">3</bdi>");
    // Who marks an entry may write what the scoring would: it is still somebody's words.
    assertThat(noted("quarantined", "at most 1 in 5 s"))
        .containsOnly("<bdi>at most 1 in 5 s</bdi>");
    assertThat(noted("counted", "")).containsOnly("");
  }

  private static List<String> noted(String status, String note) {
    var line = Json.object().put("status", status).put("note", note).build();
    return Stream.of(Language.values()).map(language -> LineNote.html(line, language)).toList();
  }

  /** A browser's date field sends a day alone: its last second is meant. */
  @Test
  void looksBackToTheEndOfADay() {
    var id = leadId();
    assertThat(page("/api/leads/" + id + "/assessment?at=2026-01-05&lang=en"))
        .contains("2026-01-05T23:59:59Z");
    assertThat(desk.ask(Ask.get("/api/leads/" + id + "/assessment?at=2026-02-30")).status())
        .isEqualTo(400);
  }

  @Test
  void givesProgramsTheDocument() {
    leadId();
    assertThat(desk.ask(Ask.get("/api/leads")).json().items("items").orElseThrow()).hasSize(1);
  }
}
