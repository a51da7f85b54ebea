package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.model.DefaultModel;
import java.nio.charset.StandardCharsets;
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
