package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.model.DefaultModel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing a caller sends is found in a log line, audit included. */
final class CanaryTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final Log log = new Log(out, "qualification", "none");
  private final Desk desk = new Desk();

  @Test
  void isInNoLogLine() {
    var handler =
        new QualificationHandler(
            desk.ports(new LoggedAudit(log, new KeyedHash("key"))),
            new RequestLog(out, "qualification"));
    desk.lead(
        "{\"identities\":[{\"kind\":\"email\",\"value\":\"a@b.example\"}],\"entryId\":\"e1\",\"source\":\"crm\"}");
    int asked = 0;
    for (var word : Canary.WORDS) {
      for (var ask : asks(word)) {
        var answer =
            ask.as(
                    word,
                    "leads:read",
                    "leads:write",
                    "models:read",
                    "models:write",
                    "models:agree-sales",
                    word)
                .of(handler);
        asked++;
        if (answer.status() >= 400) {
          assertThat(Canary.isIn(answer.body())).as(answer.body()).isFalse();
        }
        desk.fold();
      }
    }
    var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(asked).noneMatch(Canary::isIn);
    assertThat(lines).anyMatch(line -> line.contains("\"audit\""));
  }

  private static List<Ask> asks(String word) {
    var encoded = Canary.encoded(word);
    var asks = new ArrayList<Ask>();
    asks.add(
        Ask.post("/api/leads")
            .json(
                "{\"identities\":[{\"kind\":\"email\",\"value\":\"%1$s@b.example\"}],\"profile\":{\"name\":\"%1$s\"},\"payload\":{\"%1$s\":\"%1$s\"}}"
                    .formatted(word)));
    for (var member :
        List.of("identities", "profile", "payload", "kind", "occurredAt", "source", "entryId")) {
      asks.add(Ask.post("/api/leads").json("{\"%s\":\"%s\"}".formatted(member, word)));
    }
    asks.add(Ask.post("/api/leads").json("{\"" + word + "\":"));
    for (var member : List.of("email", "phone", "externalId", "name")) {
      asks.add(Ask.post("/api/leads/search").json("{\"%s\":\"%s\"}".formatted(member, word)));
    }
    for (var path : List.of("", "/assessment", "/timeline", "/transitions")) {
      asks.add(Ask.get("/api/leads/" + encoded + path));
      for (var parameter :
          List.of("at", "knownAt", "model", "version", "limit", "cursor", "lines")) {
        asks.add(Ask.get("/api/leads/lead-1" + path + "?" + parameter + "=" + encoded));
      }
    }
    for (var parameter : List.of("stage", "domain", "owner", "sort", "model", "cursor", "limit")) {
      asks.add(Ask.get("/api/leads?" + parameter + "=" + encoded));
    }
    asks.add(Ask.get("/api/entries/" + encoded));
    asks.add(
        Ask.post("/api/leads/lead-1/entries")
            .json("{\"kind\":\"note\",\"payload\":{\"text\":\"" + word + "\"}}"));
    asks.add(
        Ask.post("/api/leads/lead-1/quarantine")
            .json(
                "{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":\""
                    + word
                    + "\"}"));
    asks.add(
        Ask.post("/api/leads/lead-1/quarantine")
            .json(
                "{\"entries\":[{\"source\":\""
                    + word
                    + "\",\"entryId\":\"e1\"}],\"reason\":\"x\"}"));
    asks.add(Ask.post("/api/leads/lead-1/merge").json("{\"with\":\"" + word + "\"}"));
    asks.add(Ask.post("/api/leads/lead-1/unmerge").json("{\"mergeId\":\"" + word + "\"}"));
    asks.add(
        Ask.post("/api/leads/lead-1/unmerge")
            .json("{\"identity\":{\"kind\":\"email\",\"value\":\"" + word + "\"}}"));
    asks.add(Ask.put("/api/models/" + encoded + "/draft").json("{\"name\":\"" + word + "\"}"));
    asks.add(Ask.post("/api/models/default/rollback").json("{\"version\":\"" + word + "\"}"));
    var document = new String(DefaultModel.json(), StandardCharsets.UTF_8);
    asks.add(
        Ask.put("/api/models/default/draft")
            .json(document.replace("\"title\": \"Default model\"", "\"title\": \"" + word + "\"")));
    for (var act : List.of("draft/agree", "publish", "rollback")) {
      for (var model : List.of("default", encoded)) {
        var path = "/api/models/" + model + "/" + act;
        asks.add(Ask.post(path).json("{\"" + word + "\":\"" + word + "\"}"));
        asks.add(Ask.post(path).json("{\"etag\":\"" + word + "\",\"as\":\"" + word + "\"}"));
        asks.add(
            Ask.post(path)
                .json(
                    "{\"reasons\":{\""
                        + word
                        + "\":\""
                        + word
                        + "\"},\"handoffs\":\""
                        + word
                        + "\"}"));
        asks.add(Ask.post(path).json("{\"reasons\":{\"" + word + "\":\"" + word + "\"}}"));
      }
    }
    asks.add(Ask.get("/api/models/" + encoded + "/versions/" + encoded));
    asks.add(Ask.get("/api/models/" + encoded + "/draft"));
    asks.add(
        Ask.post("/api/leads/lead-1/quarantine/lift")
            .json(
                "{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":\""
                    + word
                    + "\"}"));
    asks.add(Ask.post("/api/leads/lead-1/refold").json("{\"" + word + "\":\"" + word + "\"}"));
    asks.add(Ask.post("/api/leads/" + encoded + "/refold?" + encoded + "=" + encoded));
    for (var header :
        List.of(
            "idempotency-key",
            "if-match",
            "content-type",
            "accept",
            "user-agent",
            "authorization",
            "referer",
            "cookie",
            "accept-language",
            "x-forwarded-for",
            "x-amzn-trace-id")) {
      asks.add(
          Ask.post("/api/leads/lead-1/entries").json("{\"kind\":\"note\"}").header(header, word));
    }
    return asks;
  }
}
