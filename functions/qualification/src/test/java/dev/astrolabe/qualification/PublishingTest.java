package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Calls;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.model.DefaultModel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PublishingTest {
  private static final String DOCUMENT =
      new String(DefaultModel.json(), StandardCharsets.UTF_8)
          .replace("\"title\": \"Default model\"", "\"title\": \"Stricter\"");
  private static final String WHY = "{\"reasons\":{\"industry\":\"too many from retail\"}}";

  private final Desk desk = new Desk();

  private String draft() {
    var stored = desk.ask(Ask.put("/api/models/default/draft").json(DOCUMENT));
    assertThat(stored.status()).as(stored.body()).isEqualTo(200);
    return stored.header("etag").orElseThrow();
  }

  private void agree(String etag, String side) {
    var agreed =
        Ask.post("/api/models/default/draft/agree")
            .header("If-Match", etag)
            .as(side, "models:agree-" + side)
            .of(desk.handler);
    assertThat(agreed.status()).as(agreed.body()).isEqualTo(200);
  }

  @Test
  void publishesWhatBothSidesAgreedToAndGoesBackInOneCall() {
    var etag = draft();
    agree(etag, "marketing");
    var early = desk.ask(Ask.post("/api/models/default/publish").json(WHY));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().text("detail")).contains("the draft lacks the agreement of sales");

    agree(etag, "sales");
    var published = desk.ask(Ask.post("/api/models/default/publish").json(WHY));
    assertThat(published.status()).as(published.body()).isEqualTo(202);
    assertThat(published.body()).isEqualTo("{\"name\":\"default\",\"version\":2}");
    assertThat(desk.reassessing).containsExactly("default@2");
    assertThat(desk.traces).containsExactly(NoContext.INSTANCE.getAwsRequestId());
    assertThat(desk.models.reasons.get("default@2")).contains("too many from retail");

    var back = desk.ask(Ask.post("/api/models/default/rollback"));
    assertThat(back.body()).isEqualTo("{\"name\":\"default\",\"version\":1}");
    assertThat(desk.reassessing).containsExactly("default@2", "default@1");
  }

  @Test
  void publishesOneVersionHoweverOftenItIsAsked() {
    var etag = draft();
    agree(etag, "marketing");
    agree(etag, "sales");
    desk.ask(Ask.post("/api/models/default/publish").json(WHY));
    var again = desk.ask(Ask.post("/api/models/default/publish").json(WHY));
    assertThat(again.body()).isEqualTo("{\"name\":\"default\",\"version\":2}");
    assertThat(desk.models.versions("default")).hasSize(2);
  }

  @Test
  void givesTheFirstAnswerAgainWhole() {
    var etag = draft();
    agree(etag, "marketing");
    agree(etag, "sales");
    for (var ask :
        List.of(
            Ask.post("/api/models/default/publish").header("Idempotency-Key", "p").json(WHY),
            Ask.post("/api/models/default/rollback").header("Idempotency-Key", "r"))) {
      var first = desk.ask(ask);
      assertThat(first.header("location")).as(first.body()).isPresent();
      assertThat(desk.ask(ask)).isEqualTo(first);
    }
    assertThat(desk.models.activeVersions(Desk.NOW)).containsEntry("default", 1);
  }

  /** A body that names no version means the one before what was active when it was first asked. */
  @Test
  void goesBackByOneVersionWhereverItWasCutOff() {
    int cuts = 0;
    for (boolean after : List.of(false, true)) {
      for (int k = 1; ; k++) {
        var scene = new PublishingTest();
        scene.publishVersions(3);
        var ask = Ask.post("/api/models/default/rollback").header("Idempotency-Key", "r");
        if (!scene.cut(ask, k, after)) {
          break;
        }
        cuts++;
        var again = scene.desk.ask(ask);
        var where = "call " + k + (after ? " after" : " before") + " " + again.body();
        assertThat(again.status()).as(where).isEqualTo(202);
        assertThat(again.body()).as(where).isEqualTo("{\"name\":\"default\",\"version\":2}");
        assertThat(scene.desk.models.activeVersions(Desk.NOW))
            .as(where)
            .containsEntry("default", 2);
        assertThat(scene.desk.reassessing).as(where).endsWith("default@2");
        assertThat(scene.desk.reassessing).as(where).doesNotContain("default@1");
      }
    }
    assertThat(cuts).isGreaterThanOrEqualTo(10);
  }

  @Test
  void publishesOneVersionWhereverItWasCutOff() {
    int cuts = 0;
    for (boolean after : List.of(false, true)) {
      for (int k = 1; ; k++) {
        var scene = new PublishingTest();
        var etag = scene.draft();
        scene.agree(etag, "marketing");
        scene.agree(etag, "sales");
        var ask = Ask.post("/api/models/default/publish").header("Idempotency-Key", "p").json(WHY);
        if (!scene.cut(ask, k, after)) {
          break;
        }
        cuts++;
        var again = scene.desk.ask(ask);
        var where = "call " + k + (after ? " after" : " before") + " " + again.body();
        assertThat(again.status()).as(where).isEqualTo(202);
        assertThat(scene.desk.models.versions("default")).as(where).hasSize(2);
        assertThat(scene.desk.models.activeVersions(Desk.NOW))
            .as(where)
            .containsEntry("default", 2);
        assertThat(scene.desk.models.reasons).as(where).containsKey("default@2");
        assertThat(scene.desk.reassessing).as(where).isNotEmpty().containsOnly("default@2");
      }
    }
    assertThat(cuts).isGreaterThanOrEqualTo(10);
  }

  /** Even where it is asked again without a key: nothing is active before its work is queued. */
  @Test
  void isNotGoneBackWhileTheQueueDoesNotAnswer() {
    publishVersions(3);
    desk.queueIsDown = true;
    var refused = desk.ask(Ask.post("/api/models/default/rollback"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(desk.models.activeVersions(Desk.NOW)).containsEntry("default", 3);
    desk.queueIsDown = false;
    assertThat(desk.ask(Ask.post("/api/models/default/rollback")).body())
        .isEqualTo("{\"name\":\"default\",\"version\":2}");
  }

  private void publishVersions(int last) {
    for (int version = 2; version <= last; version++) {
      var document = DOCUMENT.replace("Stricter", "Stricter " + version);
      var etag =
          desk.ask(Ask.put("/api/models/default/draft").json(document))
              .header("etag")
              .orElseThrow();
      agree(etag, "marketing");
      agree(etag, "sales");
      assertThat(desk.ask(Ask.post("/api/models/default/publish").json(WHY)).status())
          .isEqualTo(202);
    }
    desk.reassessing.clear();
  }

  /** Asks, and dies at the k-th call of a port; answers whether it came to that. */
  private boolean cut(Ask ask, int k, boolean after) {
    desk.calls = Calls.dyingAt(k, after);
    var answer = desk.ask(ask);
    desk.calls = Calls.dyingAt(-1, false);
    assertThat(answer.status()).as(answer.body()).isIn(202, 500);
    return answer.status() == 500;
  }

  @Test
  void asksForNewAgreementsToAnotherDraft() {
    var etag = draft();
    agree(etag, "marketing");
    agree(etag, "sales");
    var other = DOCUMENT.replace("Stricter", "Stricter still");
    desk.ask(Ask.put("/api/models/default/draft").json(other));
    assertThat(desk.ask(Ask.post("/api/models/default/publish").json(WHY)).status()).isEqualTo(409);
  }

  @Test
  void assessesByADraftAndByAnyPublishedVersion() {
    draft();
    desk.lead("{\"identities\":[{\"kind\":\"email\",\"value\":\"x@y.example\"}]}");
    var path = "/api/leads/lead-1/assessment?version=";
    assertThat(desk.ask(Ask.get(path + "draft")).status()).isEqualTo(200);
    assertThat(
            desk.ask(Ask.get(path + "draft"))
                .json()
                .fields("model")
                .orElseThrow()
                .decimal("version")
                .orElseThrow())
        .isZero();
    assertThat(desk.ask(Ask.get(path + "1")).status()).isEqualTo(200);
    assertThat(desk.ask(Ask.get(path + "2")).status()).isEqualTo(404);
  }
}
