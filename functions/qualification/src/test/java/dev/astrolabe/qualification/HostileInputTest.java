package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.Noise;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is no fault of ours. */
final class HostileInputTest {
  private static final int ROUNDS = 6_000;

  private static final String LEAD =
      """
      {"identities":[{"kind":"email","value":"a@b.example"},{"kind":"external","value":"crm:1"}],
       "profile":{"name":"Sara","size":12,"list":["a",{"b":true}]},"payload":{"x":{"y":null}},
       "occurredAt":"2026-11-20T10:00:00+04:00","source":"crm","entryId":"e1"}\
      """;

  private final Desk desk = new Desk();

  private List<Ask> good() {
    return List.of(
        Ask.post("/api/leads").json(LEAD),
        Ask.post("/api/leads/search").json("{\"phone\":\"+971 50 123 4567\"}"),
        Ask.post("/api/leads/search").json("{\"name\":\"نگار\"}"),
        Ask.post("/api/leads/search").json("{\"externalId\":\"crm:1\"}"),
        Ask.get("/api/leads?stage=MQL&limit=2&sort=priority&model=default"),
        Ask.get("/api/leads/lead-1"),
        Ask.get(
            "/api/leads/lead-1/assessment?at=2026-11-20T10:00:00Z&knownAt=2026-11-20T10:00:00Z&version=1"),
        Ask.get("/api/leads/lead-1/timeline?limit=1"),
        Ask.get("/api/leads/lead-1/transitions?cursor=abc"),
        Ask.get("/api/entries/AAAABBBBCCCCDDDDEEEEFFFFGGGGHHHHIIIIJJJJ"),
        Ask.post("/api/leads/lead-1/entries")
            .json("{\"kind\":\"pricing-viewed\",\"payload\":{\"a\":[1]}}"),
        Ask.post("/api/leads/lead-1/quarantine")
            .json("{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":\"x\"}"),
        Ask.post("/api/leads/lead-1/merge").json("{\"with\":\"lead-2\"}"),
        Ask.post("/api/leads/lead-1/unmerge")
            .json("{\"identity\":{\"kind\":\"email\",\"value\":\"a@b.example\"}}"),
        Ask.post("/api/leads/lead-1/unmerge")
            .json("{\"identity\":{\"kind\":\"external\",\"value\":\"crm:1\"}}"),
        Ask.put("/api/models/default/draft").json("{\"name\":\"default\",\"version\":0}"),
        Ask.post("/api/models/default/draft/agree").json("{\"etag\":\"x\",\"as\":\"sales\"}"),
        Ask.post("/api/models/default/publish").json("{\"reasons\":{\"a\":\"b\"}}"),
        Ask.post("/api/models/default/rollback").json("{\"version\":1}"),
        Ask.get("/api/models/default/versions/1"));
  }

  @Test
  void answersWhateverBytesComeAsAnEventOrABody() {
    desk.lead(LEAD);
    desk.lead("{\"identities\":[{\"kind\":\"email\",\"value\":\"c@d.example\"}]}");
    var good = good();
    for (long seed = 0; seed < ROUNDS; seed++) {
      var noise = new Noise(seed);
      var ask =
          good.get(noise.below(good.size()))
              .as(
                  "x",
                  "leads:read",
                  "leads:write",
                  "models:read",
                  "models:write",
                  "models:agree-sales");
      var answer =
          switch (noise.below(4)) {
            case 0 ->
                Ask.raw(
                    noise.spoil(ask.event()),
                    (in, out) -> desk.handler.handleRequest(in, out, NoContext.INSTANCE));
            case 1 ->
                Ask.of(ask.method(), noise.spoil(ask.path() + "?" + ask.query()))
                    .as("x", "leads:read", "leads:write", "models:read", "models:write")
                    .of(desk.handler);
            default ->
                ask.bytes("application/json", noise.spoil(ask.body().bytes()))
                    .header("Idempotency-Key", noise.spoil("k"))
                    .of(desk.handler);
          };
      assertThat(answer.status()).as("seed " + seed + " " + answer.body()).isLessThan(500);
      if (seed % 50 == 0) {
        desk.fold();
      }
    }
    assertThat(desk.log).noneMatch(line -> line.startsWith("fault"));
  }

  @Test
  void answersBadBodiesAsStated() {
    assertThat(post("{\"identities\":")).isEqualTo(400);
    assertThat(post("[".repeat(10_000))).isEqualTo(400);
    assertThat(post("{\"identities\":[],\"identities\":[]}")).isEqualTo(400);
    assertThat(post("{\"identities\":[{\"kind\":\"email\",\"value\":\"\\udead@b.example\"}]}"))
        .isEqualTo(400);
    assertThat(post("{\"identities\":[{\"kind\":\"internal\",\"value\":\"lead-1\"}]}"))
        .isEqualTo(422);
    assertThat(post("{\"identities\":[1]}")).isEqualTo(422);
    assertThat(post("{\"identities\":{}}")).isEqualTo(422);
    assertThat(post(LEAD.replace("e1", "\\u0000"))).isEqualTo(422);
    assertThat(post(LEAD.replace("Sara", "S".repeat(2_049)))).isEqualTo(422);
    assertThat(post(LEAD.replace("2026-11-20T10:00:00+04:00", "20.11.2026"))).isEqualTo(422);
    assertThat(post(LEAD.replace("2026", "+999999999"))).isEqualTo(422);
    assertThat(desk.queued).isEmpty();
  }

  private int post(String json) {
    return post("/api/leads", json);
  }

  private int post(String path, String json) {
    return desk.ask(Ask.post(path).bytes("application/json", json.getBytes(StandardCharsets.UTF_8)))
        .status();
  }

  /** Of Latin-1 too: the codes from 80 to 9F are controls like those below 20. */
  @Test
  void refusesControlCharactersWhereverAKeyIsRead() {
    desk.lead(LEAD);
    for (var control : List.of("\u0000", "\t", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f")) {
      var key = "\"crm:1" + escaped(control) + "1\"";
      assertThat(post("/api/leads/search", "{\"externalId\":" + key + "}")).isEqualTo(422);
      for (var kind : List.of("external", "anonymous")) {
        var identity = "{\"kind\":\"" + kind + "\",\"value\":" + key + "}";
        assertThat(post("/api/leads/lead-1/unmerge", "{\"identity\":" + identity + "}"))
            .as(kind)
            .isEqualTo(422);
        assertThat(post("{\"identities\":[" + identity + "]}")).as(kind).isEqualTo(422);
      }
      assertThat(post(LEAD.replace("\"e1\"", key))).isEqualTo(422);
      for (var act : List.of("quarantine", "quarantine/lift")) {
        var marks =
            "{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":" + key + "}";
        assertThat(post("/api/leads/lead-1/" + act, marks)).as(act).isEqualTo(422);
      }
    }
    assertThat(desk.log).noneMatch(line -> line.startsWith("fault"));
  }

  private static String escaped(String control) {
    return String.format(Locale.ROOT, "\\u%04x", (int) control.charAt(0));
  }

  @Test
  void answersBytesThatAreNoUtf8() {
    desk.lead(LEAD);
    byte[] latin = "{\"source\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    for (var path :
        List.of(
            "/api/leads",
            "/api/leads/search",
            "/api/leads/lead-1/entries",
            "/api/leads/lead-1/merge",
            "/api/leads/lead-1/quarantine",
            "/api/models/default/rollback")) {
      var answer = desk.ask(Ask.post(path).bytes("application/json", latin));
      assertThat(answer.status()).as(path + " " + answer.body()).isIn(400, 404);
      assertThat(answer.json().text("type")).as(path).contains("urn:astrolabe:problem:malformed");
    }
  }

  @Test
  void refusesWhatNoTableCouldLookUp() {
    desk.lead(LEAD);
    assertThat(get("/api/leads?owner=" + "o".repeat(257))).isEqualTo(422);
    assertThat(get("/api/leads?owner=" + "o".repeat(256))).isEqualTo(200);
    assertThat(get("/api/leads?domain=" + "d".repeat(254))).isEqualTo(422);
    assertThat(get("/api/leads?domain=%E2%80%8B")).isEqualTo(422);
    for (var model : List.of("m".repeat(65), "Default", "a%20b", "%00", "..")) {
      assertThat(get("/api/leads?model=" + model)).as(model).isEqualTo(404);
      for (var version : List.of("", "&version=1", "&version=draft")) {
        assertThat(get("/api/leads/lead-1/assessment?model=" + model + version))
            .as(model + version)
            .isEqualTo(404);
      }
      assertThat(get("/api/leads/lead-1/timeline?model=" + model)).as(model).isEqualTo(404);
    }
    assertThat(desk.models.asked).doesNotContain("m".repeat(65), "Default", "a b");
  }

  private int get(String pathAndQuery) {
    return desk.ask(Ask.get(pathAndQuery)).status();
  }
}
