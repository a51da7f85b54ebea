package dev.astrolabe.local.e2e;

import static dev.astrolabe.local.e2e.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of a lead, through the real services: from a form to sales, and out again when time has
 * passed.
 */
@ExtendWith(RunningStack.class)
class EndToEndIT {
  private final Api api;
  private final String who = UUID.randomUUID().toString().substring(0, 8);
  private final String email = "tom." + who + "@becker-fracht.example";

  EndToEndIT(Api api) {
    this.api = api;
  }

  private Map<String, String> priceRequest() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "Tom Becker " + who);
    fields.put("company", "Becker Fracht GmbH");
    fields.put("email", email);
    // unlike any other run's, or two runs' leads would be one
    fields.put("phone", "+4930" + (1_000_000 + Math.floorMod(who.hashCode(), 8_999_999)));
    fields.put("industry", "freight forwarding");
    fields.put("companySize", "51-200");
    fields.put("role", "Head of operations");
    fields.put("authority", "decides");
    fields.put("need", "clear");
    fields.put("timeline", "within 6 months");
    return fields;
  }

  private static List<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.path("items").spliterator(), false).toList();
  }

  private String becomesSql() throws Exception {
    var accepted = api.form("price", priceRequest());
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    assertThat(Api.json(accepted).path("entryId").asText()).isNotEmpty();
    return eventually(
        "the lead is listed as SQL",
        () ->
            items(api.get("/api/leads?stage=SQL&limit=500")).stream()
                .filter(item -> item.path("name").asText().endsWith(who))
                .map(item -> item.path("leadId").asText())
                .findFirst());
  }

  @Test
  void aFormBecomesAScoredLeadThatExplainsItself() throws Exception {
    var lead = becomesSql();

    assertThat(api.leadOf(email)).contains(lead);
    var assessment = api.get("/api/leads/" + lead + "/assessment");
    assertThat(assessment.path("stage").asText()).isEqualTo("SQL");
    assertThat(assessment.path("grade").asText()).matches("[A-D][1-4]");
    var sum = BigDecimal.ZERO;
    for (var line : assessment.path("lines")) {
      sum = sum.add(line.path("points").decimalValue());
    }
    assertThat(sum).isEqualByComparingTo(assessment.at("/score/total").decimalValue());
    assertThat(sum).isGreaterThan(BigDecimal.ONE);
    assertThat(items(api.get("/api/leads/" + lead + "/transitions")).getFirst().path("to").asText())
        .isEqualTo("SQL");
    assertThat(items(api.get("/api/leads/" + lead + "/timeline"))).hasSize(1);
  }

  @Test
  void explainsAnyPastInstantByWhatHadHappenedThen() throws Exception {
    var before = api.now().minus(Duration.ofDays(1));
    var lead = becomesSql();

    var then = api.get("/api/leads/" + lead + "/assessment?at=" + before);

    assertThat(then.path("stage").asText()).isEqualTo("LEAD");
    assertThat(then.at("/score/engagement").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
  }

  @Test
  void salesHearsOfItOnce() throws Exception {
    var lead = becomesSql();

    eventually(
        "the event of the hand-off",
        () -> handOffs(lead).isEmpty() ? Optional.empty() : Optional.of(true));
    eventually("the mail to sales", () -> mails().isEmpty() ? Optional.empty() : Optional.of(true));
    // whatever is still under way is done when the clock has moved
    api.moveClock(api.now().plusSeconds(120));

    assertThat(handOffs(lead)).hasSize(1);
    assertThat(mails()).hasSize(1);
    assertThat(mails().getFirst().path("html").asText()).contains("Becker Fracht GmbH");
  }

  private List<JsonNode> handOffs(String lead) throws Exception {
    return items(api.local("events")).stream()
        .filter(item -> item.at("/event/detail-type").asText().endsWith(".handoff.created"))
        .filter(item -> item.at("/event/detail").toString().contains(lead))
        .toList();
  }

  private List<JsonNode> mails() throws Exception {
    return items(api.local("outbox")).stream()
        .filter(mail -> (mail.path("text").asText() + mail.path("subject").asText()).contains(who))
        .toList();
  }

  @Test
  void leavesSqlAtTheSecondThatWasAnnounced() throws Exception {
    var lead = becomesSql();
    var announced =
        Instant.parse(api.get("/api/leads/" + lead + "/assessment").path("leavesStageAt").asText());
    var old = api.token("");
    assertThat(announced).isAfter(api.now());

    api.moveClock(announced.plus(Duration.ofMinutes(2)));

    var left =
        eventually(
            "the transition out of SQL",
            () ->
                items(api.get("/api/leads/" + lead + "/transitions")).stream()
                    .filter(each -> each.path("from").asText().equals("SQL"))
                    .findFirst());
    assertThat(Instant.parse(left.path("effectiveAt").asText())).isEqualTo(announced);
    assertThat(stageAt(lead, announced.minusSeconds(1))).isEqualTo("SQL");
    assertThat(stageAt(lead, announced)).isEqualTo(left.path("to").asText());
    // a token of before has expired on the same clock
    var expired =
        api.send(api.request("/api/leads/" + lead).header("Authorization", "Bearer " + old));
    assertThat(expired.statusCode()).isEqualTo(401);
  }

  private String stageAt(String lead, Instant at) throws Exception {
    return api.get("/api/leads/" + lead + "/assessment?at=" + at).path("stage").asText();
  }

  @Test
  void countsOneDeliveryOfAFormHoweverOftenItComes() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(api.form("price", priceRequest()).statusCode()).isEqualTo(202);
    }
    var lead = becomesSql();

    api.moveClock(api.now().plusSeconds(120));
    assertThat(items(api.get("/api/leads/" + lead + "/timeline"))).hasSize(1);
  }

  @Test
  void refoldingALeadFindsNoDifference() throws Exception {
    var lead = becomesSql();

    var answer = api.post("/api/leads/" + lead + "/refold", "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Api.json(answer).path("differed").asBoolean(true)).as(answer.body()).isFalse();
  }

  @Test
  void answersTheDoorsThatNeedNoToken() throws Exception {
    assertThat(Api.json(api.send(api.request("/health"))).path("status").asText()).isEqualTo("ok");
    assertThat(api.send(api.request("/").header("Accept", "text/html")).statusCode())
        .isEqualTo(200);
    assertThat(api.send(api.request("/openapi.yaml")).body()).contains("openapi: 3.1");
    assertThat(api.send(api.request("/forms/demo").header("Accept", "text/html")).body())
        .contains("<form");
    assertThat(api.send(api.request("/nowhere")).body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(api.send(api.request("/health").DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void refusesTokensThatAreNotGood() throws Exception {
    assertThat(api.send(api.request("/api/leads")).statusCode()).isEqualTo(401);
    var good = api.token("");
    var forged = good.substring(0, good.lastIndexOf('.') + 1) + "AAAA";
    assertThat(
            api.send(api.request("/api/leads").header("Authorization", "Bearer " + forged))
                .statusCode())
        .isEqualTo(401);
    var elsewhere = api.send(api.request("/_local/token?audience=another-product")).body().strip();
    assertThat(
            api.send(api.request("/api/leads").header("Authorization", "Bearer " + elsewhere))
                .statusCode())
        .as("a token for another audience")
        .isEqualTo(401);
    var narrow = api.token("reports");
    assertThat(
            api.send(api.request("/api/leads").header("Authorization", "Bearer " + narrow))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void refusesWhatIsMalformedWithoutAnError() throws Exception {
    assertThat(api.post("/api/leads", "{\"identities\":[").statusCode()).isEqualTo(400);
    assertThat(api.post("/api/leads", "[".repeat(10_000) + "]".repeat(10_000)).statusCode())
        .isEqualTo(400);
    assertThat(api.post("/api/leads", "{\"source\":\"a\",\"source\":\"b\"}").statusCode())
        .isEqualTo(400);
    var notUtf8 = "{\"source\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
    var answer =
        api.send(
            api.authorized("/api/leads")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(notUtf8)));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(api.form("price", Map.of("message", "x".repeat(300_000))).statusCode())
        .isEqualTo(413);
  }

  @Test
  void refusesEntriesOfAnotherCentury() throws Exception {
    var lead = becomesSql();
    for (var time :
        List.of(
            "1970-01-01T00:00:00Z",
            "2100-01-01T00:00:00Z",
            "2100-12-31T23:59:59Z",
            "2101-01-01T00:00:00Z")) {
      var entry = "{\"kind\":\"email-clicked\",\"occurredAt\":\"" + time + "\",\"payload\":{}}";
      assertThat(api.post("/api/leads/" + lead + "/entries", entry).statusCode())
          .as(time)
          .isEqualTo(422);
    }
  }

  private String queue(String part) throws Exception {
    return items(api.local("queues")).stream()
        .map(each -> each.path("name").asText())
        .filter(name -> name.contains(part))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void putsAMessageThatIsNoEntryAsideWithItsReason() throws Exception {
    var live = queue("LiveQueue");
    var first = api.enqueue(live, "{\"no\":\"entry\"}");
    // a good form between two bad messages is scored
    assertThat(api.leadOf(email)).isEmpty();
    becomesSql();
    var second = api.enqueue(live, "[".repeat(10_000));

    assertThat(reasonOf(first)).isEqualTo("not an arrival: format is missing");
    assertThat(reasonOf(second)).startsWith("not an arrival: ");
    assertThat(
            items(api.local("queues")).stream()
                .filter(each -> each.path("name").asText().equals(live))
                .map(each -> each.path("waiting").asInt()))
        .as("bad messages that come again")
        .containsExactly(0);
  }

  private String reasonOf(String message) throws Exception {
    return eventually(
            "the dead letter",
            () ->
                items(api.local("queues")).stream()
                    .filter(each -> each.path("name").asText().contains("LiveDeadLetters"))
                    .flatMap(
                        each -> StreamSupport.stream(each.path("deadLetters").spliterator(), false))
                    .filter(each -> each.at("/attributes/messageId").asText().equals(message))
                    .findFirst())
        .at("/attributes/reason")
        .asText();
  }

  @Test
  void putsNothingIntoAQueueForAPageOfAnotherOrigin() throws Exception {
    var foreign =
        api.send(
            api.request("/_local/queues/" + queue("LiveQueue"))
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(foreign.statusCode()).isEqualTo(403);
    var nowhere =
        api.send(api.request("/_local/queues/no-such-queue").POST(BodyPublishers.ofString("{}")));
    assertThat(nowhere.statusCode()).isEqualTo(404);
    assertThat(nowhere.body()).contains("there is no queue no-such-queue");
  }

  @Test
  void neverCountsWhatAProgramFilledInUntilAPersonLiftsTheMark() throws Exception {
    var fields = priceRequest();
    fields.put("leave_empty", "https://spam.example");
    var accepted = api.form("price", fields);
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    var entry = Api.json(accepted).path("entryId").asText();
    var lead = eventually("the lead is kept", () -> api.leadOf(email));
    var form =
        eventually(
            "the form is on the timeline",
            () ->
                items(api.get("/api/leads/" + lead + "/timeline")).stream()
                    .filter(item -> item.path("entryId").asText().equals(entry))
                    .findFirst());

    assertThat(form.path("quarantined").asBoolean()).isTrue();
    assertThat(form.path("points").decimalValue()).isEqualByComparingTo(BigDecimal.ZERO);
    api.moveClock(api.now().plusSeconds(120));
    assertThat(items(api.get("/api/leads/" + lead + "/timeline"))).hasSize(2);
    assertThat(items(api.get("/api/leads/" + lead + "/transitions"))).isEmpty();
    assertThat(handOffs(lead)).isEmpty();

    var lifted =
        api.post(
            "/api/leads/" + lead + "/quarantine/lift",
            "{\"entries\":[{\"source\":\"form:price\",\"entryId\":\"%s\"}],\"reason\":\"a person after all\"}"
                .formatted(entry));
    assertThat(lifted.statusCode()).as(lifted.body()).isEqualTo(200);
    eventually(
        "the hand-off", () -> handOffs(lead).isEmpty() ? Optional.empty() : Optional.of(true));
  }

  @Test
  void twoLeadsBecomeOneAndPartAgain() throws Exception {
    var lead = becomesSql();
    var fields = priceRequest();
    var elsewhere = email.replace("tom.", "t.becker.");
    fields.put("email", elsewhere);
    fields.remove("phone");
    assertThat(api.form("newsletter", fields).statusCode()).isEqualTo(202);
    var other = eventually("the other lead is kept", () -> api.leadOf(elsewhere));
    assertThat(other).isNotEqualTo(lead);

    var merged = api.post("/api/leads/" + lead + "/merge", "{\"with\":\"" + other + "\"}");

    assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
    assertThat(api.leadOf(elsewhere)).isEqualTo(api.leadOf(email)).isPresent();
    var one = Api.json(merged).path("leadId").asText();
    assertThat(items(api.get("/api/leads/" + one + "/timeline"))).hasSizeGreaterThanOrEqualTo(2);

    var parted =
        api.post(
            "/api/leads/" + one + "/unmerge",
            "{\"mergeId\":\"" + Api.json(merged).path("mergeId").asText() + "\"}");

    assertThat(parted.statusCode()).as(parted.body()).isEqualTo(200);
    assertThat(api.leadOf(elsewhere)).isPresent().isNotEqualTo(api.leadOf(email));
    api.moveClock(api.now().plusSeconds(120));
    assertThat(handOffs(lead)).as("handed over once").hasSize(1);
  }
}
