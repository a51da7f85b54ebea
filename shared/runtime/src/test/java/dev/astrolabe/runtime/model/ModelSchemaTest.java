package dev.astrolabe.runtime.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import dev.astrolabe.runtime.model.ModelDocument.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and the reader say the same of every document. */
final class ModelSchemaTest {
  /**
   * What only the reader can know: how one part of a document fits to another, and time's limits.
   */
  private static final List<String> BEYOND_A_SCHEMA =
      List.of(
          "two rules are named",
          "two groups are named",
          "two golden leads are named",
          "two entries are",
          "no group is named",
          "belongs to the other dimension",
          "is above the cap",
          "the cut points fall",
          "this is not weaker than",
          "can never hold",
          "from is less than to",
          "nothing is left of this text",
          "expected 1s to",
          "expected 0s to",
          "two values would be named");

  private final Schema schema = schema();
  private final JsonMapper mapper = JsonMapper.builder().build();

  @Test
  void acceptsTheDefaultModel() {
    assertThat(refusals(new String(DefaultModel.json(), UTF_8))).isEmpty();
  }

  @Test
  void acceptsWhateverIsWritten() {
    for (long seed = 0; seed < 100; seed++) {
      var json = new String(new RandomDocuments(seed).document().write(), UTF_8);
      assertThat(refusals(json)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void refusesAndAcceptsTheSameAsTheReader() {
    int refused = 0;
    int beyond = 0;
    for (long seed = 0; seed < 1_000; seed++) {
      var random = new Random(seed);
      var root = mapper.readTree(new RandomDocuments(seed % 100).document().write());
      var mutated = mutate(root, random);
      var json = mapper.writeValueAsString(mutated);
      var byReader = problems(json);
      var bySchema = refusals(json);
      if (bySchema.isEmpty()) {
        assertThat(byReader)
            .as("seed %d: the schema accepts %s", seed, json)
            .allMatch(p -> BEYOND_A_SCHEMA.stream().anyMatch(p.detail()::contains));
        beyond += byReader.isEmpty() ? 0 : 1;
      } else {
        refused++;
        assertThat(byReader)
            .as("seed %d: the schema says %s of %s", seed, bySchema, json)
            .isNotEmpty();
      }
    }
    assertThat(refused).isGreaterThan(400);
    assertThat(beyond).isGreaterThan(10);
  }

  /** Changes one place, anywhere. */
  private JsonNode mutate(JsonNode root, Random random) {
    var places = new ArrayList<JsonNode>();
    collect(root, places);
    var place = places.get(random.nextInt(places.size()));
    switch (place) {
      case ObjectNode object when !object.isEmpty() -> {
        var names = List.copyOf(object.propertyNames());
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
          case 0 -> object.remove(name);
          case 1 -> object.set("unheard-of", value(random));
          case 2 -> {
            var other = places.get(random.nextInt(places.size()));
            object.set(name, other.deepCopy());
          }
          default -> object.set(name, value(random));
        }
      }
      case ArrayNode list when !list.isEmpty() -> {
        int at = random.nextInt(list.size());
        switch (random.nextInt(3)) {
          case 0 -> list.remove(at);
          case 1 -> list.add(list.get(at).deepCopy());
          default -> list.set(at, value(random));
        }
      }
      case ArrayNode list -> list.add(value(random));
      case ObjectNode object -> object.set("unheard-of", value(random));
      default -> throw new AssertionError("only objects and lists are collected");
    }
    return root;
  }

  private static void collect(JsonNode node, List<JsonNode> places) {
    if (node.isContainer()) {
      places.add(node);
      node.forEach(child -> collect(child, places));
    }
  }

  private JsonNode value(Random random) {
    var values =
        List.of(
            "null",
            "true",
            "false",
            "0",
            "1",
            "2.0",
            "-1",
            "1.5",
            "0.000001",
            "0.0000001",
            "1000001",
            "1e3",
            "\"\"",
            "\"x\"",
            "\"X y\"",
            "\"x\\n\"",
            "\"30d\"",
            "\"0s\"",
            "\"01d\"",
            "\"99999999999d\"",
            "\"fit\"",
            "\"total\"",
            "\"SQL\"",
            "\"A1\"",
            "\"2026-10-05T05:00:00Z\"",
            "\"2026-10-05\"",
            "\"" + "z".repeat(65) + "\"",
            "\"" + "z".repeat(257) + "\"",
            "\"" + "z".repeat(2049) + "\"",
            "[]",
            "{}",
            "[1, 2, 3]",
            "{\"present\": true}",
            "{\"present\": false}",
            "{\"any\": []}",
            "{\"score\": \"fit\", \"atLeast\": 3}",
            "{\"range\": {\"from\": 5}}",
            "{\"\": 1}");
    return mapper.readTree(values.get(random.nextInt(values.size())));
  }

  private List<String> refusals(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static List<Problem> problems(String json) {
    return switch (ModelDocument.read(json.getBytes(UTF_8))) {
      case Outcome.Read(var document) -> List.of();
      case Outcome.Invalid(var problems) -> problems;
    };
  }

  private static Schema schema() {
    try (var json = Files.newInputStream(Path.of("../../docs/model.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(json, InputFormat.JSON);
    } catch (IOException e) {
      throw new AssertionError("the published schema cannot be read", e);
    }
  }
}
