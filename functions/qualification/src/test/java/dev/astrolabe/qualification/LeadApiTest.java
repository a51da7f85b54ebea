package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LeadApiTest {
  private static final String NEGAR =
      """
      {"identities":[{"kind":"email","value":"Negar@alborz.example"},
       {"kind":"phone","value":"+98 912 345 6789"}],
       "profile":{"name":"نگار احمدی","company":"Alborz Trading","industry":"trade",
       "companySize":"51-200","need":"clear","timeline":"within 3 months","authority":"decides"},
       "entryId":"e1","source":"crm"}\
      """;

  private final Desk desk = new Desk();

  private String leadId(Ask.Answer accepted) {
    var status = desk.ask(Ask.get(accepted.json().text("status").orElseThrow()));
    return status.json().text("leadId").orElseThrow();
  }

  @Test
  void tellsWhatBecameOfAnEntry() {
    var accepted = Ask.post("/api/leads").as("crm", "leads:write").json(NEGAR).of(desk.handler);
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.json().text("entryId")).contains("e1");
    var address = accepted.json().text("status").orElseThrow();
    assertThat(address).doesNotContainIgnoringCase("negar");

    assertThat(desk.ask(Ask.get(address)).json().text("state")).contains("pending");
    desk.fold();
    var folded = desk.ask(Ask.get(address)).json();
    assertThat(folded.text("state")).contains("folded");
    assertThat(folded.text("leadId")).contains("lead-1");
  }

  @Test
  void tellsWhyAnEntryWasRefused() {
    var accepted = Ask.post("/api/leads").as("crm", "leads:write").json(NEGAR).of(desk.handler);
    desk.refused.put(
        new EntryId("crm", "e1"),
        List.of(
            new Reason("/profile", new Refusal(EntryRefusal.PROFILE_SIZE)),
            new Reason("", new Refusal(EntryRefusal.ENTRIES_OF_LEAD))));
    var reasons =
        Map.of(
            "en", "/profile a profile has at most 64 KB; a lead has at most 20,000 entries",
            "ar",
                "/profile حجم الملف الشخصي لا يتجاوز 64 كيلوبايت; لا يتجاوز عدد أحداث العميل"
                    + " المحتمل \u206820,000\u2069",
            "fa",
                "/profile نمایه دست بالا 64 کیلوبایت دارد; سرنخ دست بالا \u206820,000\u2069 رویداد"
                    + " دارد");
    reasons.forEach((language, reason) -> {
      var state =
          desk.ask(
                  Ask.get(accepted.json().text("status").orElseThrow())
                      .header("accept-language", language))
              .json();
      assertThat(state.text("state")).contains("refused");
      assertThat(state.text("reason")).contains(reason);
    });
  }

  @Test
  void tellsThatAnEntryCountsThoughItWasRefusedOnce() {
    var accepted = Ask.post("/api/leads").as("crm", "leads:write").json(NEGAR).of(desk.handler);
    desk.refused.put(
        new EntryId("crm", "e1"),
        List.of(new Reason("", new Refusal(EntryRefusal.ENTRIES_OF_LEAD))));
    desk.fold();
    var state = desk.ask(Ask.get(accepted.json().text("status").orElseThrow())).json();
    assertThat(state.text("state")).contains("folded");
  }

  @Test
  void showsALeadWithItsProfileAndAssessments() {
    var id = leadId(desk.lead(NEGAR));
    var lead = desk.ask(Ask.get("/api/leads/" + id)).json();

    assertThat(lead.fields("profile").orElseThrow().fields("name").orElseThrow().text("value"))
        .contains("نگار احمدی");
    assertThat(lead.items("identities").orElseThrow()).hasSize(2);
    var assessment = (Json.Fields) lead.items("assessments").orElseThrow().getFirst();
    assertThat(assessment.text("leadId")).contains(id);
    assertThat(assessment.fields("model").orElseThrow().text("name")).contains("default");
  }

  @Test
  void explainsAScoreInLinesThatAddUp() {
    var id = leadId(desk.lead(NEGAR));
    add(id, "{\"kind\":\"demo-requested\",\"entryId\":\"d1\"}");
    add(
        id,
        "{\"kind\":\"pricing-viewed\",\"entryId\":\"p1\",\"occurredAt\":\"2026-11-01T08:00:00Z\"}");

    for (var query :
        List.of(
            "", "?lines=all", "?at=2026-11-02T00:00:00Z", "?at=2026-12-24T00%3A00%3A00%2B04:00")) {
      var assessment = desk.ask(Ask.get("/api/leads/" + id + "/assessment" + query)).json();
      var sum = BigDecimal.ZERO;
      for (var line : assessment.items("lines").orElseThrow()) {
        sum = sum.add(((Json.Fields) line).decimal("points").orElseThrow());
      }
      assertThat(sum)
          .as(query)
          .isEqualByComparingTo(
              assessment.fields("score").orElseThrow().decimal("total").orElseThrow());
    }
    var now = desk.ask(Ask.get("/api/leads/" + id + "/assessment")).json();
    assertThat(now.text("stage")).contains("SQL");
    assertThat(now.get("settled")).contains(Json.of(true));
    assertThat(now.fields("priority").orElseThrow().text("reason").orElseThrow())
        .contains("asked for sales");
    var before =
        desk.ask(Ask.get("/api/leads/" + id + "/assessment?at=2026-11-02T00:00:00Z")).json();
    assertThat(before.text("stage")).contains("LEAD");
  }

  private void add(String id, String json) {
    var answer = desk.ask(Ask.post("/api/leads/" + id + "/entries").json(json));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    desk.fold();
  }

  @Test
  void saysThatMoreMayComeWhileTheQueueIsNotEmpty() {
    var id = leadId(desk.lead(NEGAR));
    desk.ask(Ask.post("/api/leads/" + id + "/entries").json("{\"kind\":\"demo-requested\"}"));
    var path = "/api/leads/" + id + "/assessment";
    assertThat(desk.ask(Ask.get(path)).json().get("settled")).contains(Json.of(false));
    desk.fold();
    assertThat(desk.ask(Ask.get(path)).json().get("settled")).contains(Json.of(true));
    assertThat(desk.ask(Ask.get(path + "?knownAt=2026-11-24T00:00:00Z")).json().get("settled"))
        .contains(Json.of(false));
  }

  @Test
  void listsByStageAndFindsBySpellingAndScript() {
    var id = leadId(desk.lead(NEGAR));
    desk.lead("{\"identities\":[{\"kind\":\"email\",\"value\":\"x@y.example\"}]}");
    add(id, "{\"kind\":\"demo-requested\"}");

    assertThat(desk.ask(Ask.get("/api/leads?stage=SQL")).texts("items", "leadId"))
        .containsExactly(id);
    assertThat(desk.ask(Ask.get("/api/leads?stage=LEAD")).texts("items", "leadId"))
        .doesNotContain(id)
        .hasSize(1);
    assertThat(desk.ask(Ask.get("/api/leads?sort=priority")).texts("items", "stage"))
        .containsExactly("SQL");
    assertThat(search("{\"email\":\" NEGAR@Alborz.example \"}")).containsExactly(id);
    assertThat(search("{\"phone\":\"۰۰۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹\"}")).containsExactly(id);
    assertThat(search("{\"name\":\"احمدي\"}")).containsExactly(id);
    assertThat(search("{\"name\":\"nobody\"}")).isEmpty();
    assertThat(search("{\"externalId\":\"crm:1\"}")).isEmpty();
  }

  private List<String> search(String json) {
    return desk.ask(Ask.post("/api/leads/search").json(json)).texts("items", "leadId");
  }

  @Test
  void pagesWithCursorsThatOnlyServeTheirQueryAndSubject() {
    for (int i = 0; i < 3; i++) {
      desk.lead("{\"identities\":[{\"kind\":\"email\",\"value\":\"p%d@y.example\"}]}".formatted(i));
    }
    var first = desk.ask(Ask.get("/api/leads?limit=2"));
    assertThat(first.texts("items", "leadId")).containsExactly("lead-3", "lead-2");
    var cursor = first.json().text("nextCursor").orElseThrow();
    var second = desk.ask(Ask.get("/api/leads?limit=1&cursor=" + cursor));
    assertThat(second.texts("items", "leadId")).containsExactly("lead-1");
    assertThat(second.json().get("nextCursor")).contains(new Json.Null());

    var other =
        Ask.get("/api/leads?cursor=" + cursor).as("somebody", "leads:read").of(desk.handler);
    assertThat(other.status()).isEqualTo(400);
    assertThat(desk.ask(Ask.get("/api/leads?stage=LEAD&cursor=" + cursor)).status()).isEqualTo(400);
    assertThat(desk.ask(Ask.get("/api/leads?limit=501")).status()).isEqualTo(400);
  }

  @Test
  void refusesAnotherContentUnderOneId() {
    desk.lead(NEGAR);
    assertThat(desk.lead(NEGAR).status()).isEqualTo(202);
    var other = desk.lead(NEGAR.replace("Alborz Trading", "Other"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.texts("errors", "pointer")).containsExactly("/entryId");
    var elsewhere = desk.lead(NEGAR.replace("Negar@", "omid@"));
    assertThat(elsewhere.status()).isEqualTo(422);
    assertThat(desk.ledger.everything()).hasSize(1);
    assertThat(desk.claims).containsExactly("entry crm\ne1");
  }

  /** A meeting was entered before it took place, and is delivered again when it has. */
  @Test
  void takesARepeatWhoseTimeLiesAheadNoLonger() {
    var json = NEGAR.replace("\"source\":", "\"occurredAt\":\"2026-11-23T10:00:00Z\",\"source\":");
    var ask = Ask.post("/api/leads").as("crm", "leads:write").json(json);
    assertThat(ask.of(desk.handler).status()).isEqualTo(202);
    desk.fold();
    assertThat(desk.ledger.everything().getFirst().payload())
        .containsEntry("occurredAt.stated", "2026-11-23T10:00:00Z");

    var later = ask.at(Desk.NOW.plusSeconds(7_200)).of(desk.handler);
    assertThat(later.status()).as(later.body()).isEqualTo(202);
    desk.fold();
    assertThat(desk.ledger.everything()).hasSize(1);
    var other =
        Ask.post("/api/leads")
            .as("crm", "leads:write")
            .json(json.replace("Alborz Trading", "Other"))
            .at(Desk.NOW.plusSeconds(7_200))
            .of(desk.handler);
    assertThat(other.status()).isEqualTo(422);
  }

  @Test
  void refusesTheNamesOfDoorsAsSources() {
    assertThat(desk.lead(NEGAR.replace("\"crm\"", "\"form:demo\"")).status()).isEqualTo(422);
  }

  @Test
  void refusesEntriesOf1970And2100() {
    for (var time :
        List.of("1970-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2100-01-01T00:00:00Z")) {
      var answer =
          desk.lead(
              "{\"identities\":[{\"kind\":\"email\",\"value\":\"x@y.example\"}],\"occurredAt\":\"%s\"}"
                  .formatted(time));
      assertThat(answer.status()).as(time).isEqualTo(422);
      assertThat(answer.texts("errors", "pointer")).containsExactly("/occurredAt");
    }
  }

  @Test
  void quarantinesAndLiftsAndTheScoreFollows() {
    var id = leadId(desk.lead(NEGAR));
    add(id, "{\"kind\":\"demo-requested\",\"entryId\":\"d1\"}");
    var marks = "{\"entries\":[{\"source\":\"api\",\"entryId\":\"d1\"}],\"reason\":\"a scanner\"}";

    var marked = desk.ask(Ask.post("/api/leads/" + id + "/quarantine").json(marks));
    assertThat(marked.status()).as(marked.body()).isEqualTo(200);
    assertThat(stage(id)).isNotEqualTo("SQL");
    var timeline = desk.ask(Ask.get("/api/leads/" + id + "/timeline"));
    assertThat(timeline.texts("items", "quarantineReason")).contains("a scanner");

    assertThat(desk.ask(Ask.post("/api/leads/" + id + "/quarantine/lift").json(marks)).status())
        .isEqualTo(200);
    assertThat(stage(id)).isEqualTo("SQL");
    assertThat(desk.audited)
        .containsExactly("entries.quarantined " + id, "quarantine.lifted " + id);

    var unknown = "{\"entries\":[{\"source\":\"api\",\"entryId\":\"none\"}],\"reason\":\"x\"}";
    assertThat(desk.ask(Ask.post("/api/leads/" + id + "/quarantine").json(unknown)).status())
        .isEqualTo(422);
  }

  private String stage(String id) {
    return desk.ask(Ask.get("/api/leads/" + id + "/assessment")).json().text("stage").orElseThrow();
  }

  @Test
  void showsTheTimelineNewestFirstPageByPage() {
    var id = leadId(desk.lead(NEGAR));
    add(
        id,
        "{\"kind\":\"pricing-viewed\",\"entryId\":\"p1\",\"occurredAt\":\"2026-11-01T08:00:00Z\"}");
    add(
        id,
        "{\"kind\":\"pricing-viewed\",\"entryId\":\"p2\",\"occurredAt\":\"2026-11-02T08:00:00Z\"}");

    var first = desk.ask(Ask.get("/api/leads/" + id + "/timeline?limit=2"));
    assertThat(first.texts("items", "entryId")).containsExactly("e1", "p2");
    var cursor = first.json().text("nextCursor").orElseThrow();
    var rest = desk.ask(Ask.get("/api/leads/" + id + "/timeline?limit=2&cursor=" + cursor));
    assertThat(rest.texts("items", "entryId")).containsExactly("p1");
    assertThat(
            ((Json.Fields) rest.json().items("items").orElseThrow().getFirst())
                .decimal("points")
                .orElseThrow())
        .isPositive();
  }

  @Test
  void recordsTransitionsWithTheirCause() {
    var id = leadId(desk.lead(NEGAR));
    add(id, "{\"kind\":\"demo-requested\",\"entryId\":\"d1\"}");
    var transitions = desk.ask(Ask.get("/api/leads/" + id + "/transitions"));
    assertThat(transitions.texts("items", "to")).endsWith("SQL");
    var last = (Json.Fields) transitions.json().items("items").orElseThrow().getLast();
    assertThat(last.fields("cause").orElseThrow().text("entryId")).contains("d1");
  }

  @Test
  void mergesAndTakesApart() {
    var one = leadId(desk.lead(NEGAR));
    var two =
        leadId(
            desk.lead(
                "{\"identities\":[{\"kind\":\"email\",\"value\":\"n.ahmadi@mail.example\"}],\"entryId\":\"e2\"}"));
    var ask =
        Ask.post("/api/leads/" + one + "/merge")
            .header("Idempotency-Key", "m1")
            .json("{\"with\":\"" + two + "\"}");
    var merged = desk.ask(ask);
    assertThat(merged.status()).as(merged.body()).isEqualTo(200);
    assertThat(desk.ask(ask).body()).isEqualTo(merged.body());
    assertThat(desk.ask(ask.json("{\"with\":\"x\"}")).status()).isEqualTo(422);

    var lost = desk.ask(Ask.get("/api/leads/" + two)).json();
    assertThat(lost.text("mergedInto")).contains(one);
    assertThat(lost.text("leadId")).contains(one);
    assertThat(desk.ask(Ask.get("/api/leads/" + two + "/assessment")).json().text("mergedInto"))
        .contains(one);
    assertThat(
            desk.ask(Ask.post("/api/leads/" + one + "/merge").json("{\"with\":\"" + two + "\"}"))
                .status())
        .isEqualTo(409);

    var mergeId = merged.json().text("mergeId").orElseThrow();
    var apart =
        desk.ask(
            Ask.post("/api/leads/" + one + "/unmerge").json("{\"mergeId\":\"" + mergeId + "\"}"));
    assertThat(apart.status()).as(apart.body()).isEqualTo(200);
    assertThat(desk.ask(Ask.get("/api/leads/" + two)).json().text("leadId")).contains(two);
  }

  @Test
  void saysWhetherAReplayDiffers() {
    var id = leadId(desk.lead(NEGAR));
    var replayed = desk.ask(Ask.post("/api/leads/" + id + "/refold"));
    assertThat(replayed.json().get("differed")).contains(Json.of(false));
  }

  @Test
  void keepsOutThoseWithoutTheScope() {
    assertThat(Ask.get("/api/leads").of(desk.handler).status()).isEqualTo(401);
    var forbidden = Ask.get("/api/leads").as("x", "leads:write").of(desk.handler);
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(forbidden.json().text("detail")).contains("it needs scope leads:read");
    assertThat(Ask.of("OPTIONS", "/api/leads").of(desk.handler).status()).isEqualTo(204);
    assertThat(Ask.of("DELETE", "/api/leads").of(desk.handler).status()).isEqualTo(405);
  }
}
