package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.Noise;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    return desk.ask(
            Ask.post("/api/leads").bytes("application/json", json.getBytes(StandardCharsets.UTF_8)))
        .status();
  }
}
