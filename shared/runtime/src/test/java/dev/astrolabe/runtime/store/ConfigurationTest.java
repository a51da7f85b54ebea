package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.Reign;
import dev.astrolabe.runtime.model.DefaultModel;
import dev.astrolabe.runtime.store.IdempotentAnswers.Answer;
import dev.astrolabe.runtime.store.ModelDocuments.Put;
import dev.astrolabe.runtime.store.ModelDocuments.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class ConfigurationTest {
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

  private final DynamoDbClient client = LocalTables.client();
  private String table = "";

  @BeforeEach
  void create() {
    table = LocalTables.createOne(client);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void storesADraftOnlyOverTheOneThatWasRead() {
    var models = new ModelDocuments(client, table);
    assertThat(models.draft("default")).isEmpty();
    assertThat(models.putDraft("default", "{0}", Optional.of("none")))
        .isEqualTo(new Put.Changed(Optional.empty()));

    var first = models.putDraft("default", "{1}", Optional.empty());
    var etag = ModelDocuments.etag("{1}");
    assertThat(first).isEqualTo(new Put.Stored(etag));

    assertThat(models.putDraft("default", "{2}", Optional.of(etag)))
        .isEqualTo(new Put.Stored(ModelDocuments.etag("{2}")));
    assertThat(models.putDraft("default", "{3}", Optional.of(etag)))
        .isEqualTo(new Put.Changed(Optional.of(ModelDocuments.etag("{2}"))));
    assertThat(models.putDraft("default", "{2}", Optional.of(etag)))
        .as("the same attempt again")
        .isEqualTo(new Put.Stored(ModelDocuments.etag("{2}")));
    assertThat(models.draft("default").orElseThrow().document()).isEqualTo("{2}");
  }

  @Test
  void neverChangesAPublishedVersion() {
    var models = new ModelDocuments(client, table);
    var first = new Version("default", 1, "{1}", MONDAY);
    var second = new Version("default", 2, "{2}", MONDAY);
    var tenth = new Version("default", 10, "{10}", MONDAY);

    assertThat(models.publish(first)).isEqualTo(first);
    assertThat(models.publish(new Version("default", 1, "{x}", MONDAY))).isEqualTo(first);
    models.publish(tenth);
    models.publish(second);

    assertThat(models.version("default", 1)).contains(first);
    assertThat(models.version("default", 3)).isEmpty();
    assertThat(models.versions("default")).containsExactly(first, second, tenth);
  }

  @Test
  void namesTheActiveVersionOfEachModel() {
    var models = new ModelDocuments(client, table);
    assertThat(models.active()).isEmpty();
    assertThat(models.activateFirst("default", 1)).isEqualTo(1);
    models.activate("default", 2, MONDAY);
    assertThat(models.activateFirst("default", 1)).isEqualTo(2);
    models.activate("partners", 7, MONDAY);

    assertThat(models.active()).isEqualTo(Map.of("default", 2, "partners", 7));
  }

  @Test
  void keepsSinceWhenWhichVersionWasActive() {
    var models = new ModelDocuments(client, table);
    var json = new String(DefaultModel.json(), StandardCharsets.UTF_8);
    for (int n = 1; n <= 3; n++) {
      models.publish(new Version("default", n, json, MONDAY.plusSeconds(n)));
    }
    models.activate("default", 2, MONDAY.plusSeconds(20));
    models.activate("default", 3, MONDAY.plusSeconds(30));
    models.activate("default", 2, MONDAY.plusSeconds(40));
    var active = new ActiveModels(models, () -> 0, false);
    var reigns = new ModelReigns(models, active, () -> 0);
    var second = active.version("default", 2).orElseThrow();

    // Of the first version no activation is kept: it reigned from its publication on.
    assertThat(told(reigns.of(second, MONDAY.plusSeconds(60))))
        .containsExactly("1 from 1", "2 from 20", "3 from 30", "2 from 40");
    // What is in force has the last word.
    var third = active.version("default", 3).orElseThrow();
    assertThat(told(reigns.of(third, MONDAY.plusSeconds(35))))
        .containsExactly("1 from 1", "2 from 20", "3 from 30");
    assertThat(told(reigns.of(third, MONDAY.plusSeconds(60)))).endsWith("2 from 40", "3 from 60");
  }

  @Test
  void goingBackToTheFirstVersionDoesNotTakeItsFirstReignAway() {
    var models = new ModelDocuments(client, table);
    var json = new String(DefaultModel.json(), StandardCharsets.UTF_8);
    models.publish(new Version("default", 1, json, MONDAY));
    models.publish(new Version("default", 2, json, MONDAY.plusSeconds(1_000)));
    models.activate("default", 2, MONDAY.plusSeconds(1_000));
    models.activate("default", 1, MONDAY.plusSeconds(2_000));
    var active = new ActiveModels(models, () -> 0, false);
    var first = active.version("default", 1).orElseThrow();

    assertThat(told(new ModelReigns(models, active, () -> 0).of(first, MONDAY.plusSeconds(3_000))))
        .containsExactly("1 from 0", "2 from 1000", "1 from 2000");
  }

  private static List<String> told(List<Reign> reigns) {
    return reigns.stream()
        .map(reign ->
            reign.version().model().version()
                + " from "
                + Duration.between(MONDAY, reign.from()).toSeconds())
        .toList();
  }

  @Test
  void keepsTheFirstAnswerUntilItExpires() {
    var answers = new IdempotentAnswers(client, table);
    var first = new Answer("a", 202, "{1}");
    var second = new Answer("b", 202, "{2}");
    var day = MONDAY.plusSeconds(86_400);
    assertThat(answers.find("sara", "k", MONDAY)).isEmpty();

    assertThat(answers.keep("sara", "k", first, MONDAY, day)).isEqualTo(first);
    assertThat(answers.keep("sara", "k", second, MONDAY, day)).isEqualTo(first);
    assertThat(answers.find("sara", "k", day.minusSeconds(1))).contains(first);
    assertThat(answers.find("reza", "k", MONDAY)).isEmpty();
    assertThat(answers.find("sara", "k", day)).isEmpty();
    assertThat(answers.keep("sara", "k", second, day, day.plusSeconds(1))).isEqualTo(second);
  }

  @Test
  void makesTheDeploymentKeyOnce() {
    var key = new DeploymentKey(client, table);
    byte[] one = new byte[DeploymentKey.BYTES];
    byte[] other = new byte[DeploymentKey.BYTES];
    one[0] = 1;
    other[0] = 2;
    assertThat(key.find()).isEmpty();

    assertThat(key.findOrMake(one)).isEqualTo(one);
    assertThat(key.findOrMake(other)).isEqualTo(one);
    assertThat(new DeploymentKey(client, table).find().orElseThrow()).isEqualTo(one);
  }
}
