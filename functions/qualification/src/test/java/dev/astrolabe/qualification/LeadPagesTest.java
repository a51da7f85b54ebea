package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import java.util.List;
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
        .contains("<td dir=\"ltr\">" + total.toPlainString() + "</td><td></td></tr></tfoot>");
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
