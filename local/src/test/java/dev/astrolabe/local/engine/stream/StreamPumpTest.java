package dev.astrolabe.local.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.Eventually;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScriptedFunction;
import dev.astrolabe.local.engine.StreamMapping;
import dev.astrolabe.local.engine.StreamMapping.StartingPosition;
import dev.astrolabe.local.engine.TableSpec;
import dev.astrolabe.local.engine.TableSpec.AttributeType;
import dev.astrolabe.local.engine.TableSpec.StreamView;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.engine.table.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(RunningEngines.class)
class StreamPumpTest {
  private final Connections connections;
  private final LaptopClock clock = LaptopClock.forgotten(InstantSource.system());
  private String table = "";
  private Optional<StreamPump> pump = Optional.empty();

  StreamPumpTest(Engines engines) {
    connections = engines.connections();
  }

  @BeforeEach
  void createTable(TestInfo test) {
    table = test.getTestMethod().orElseThrow().getName();
    new Tables(connections.tables())
        .create(
            new TableSpec(
                table,
                new TableSpec.Key(new TableSpec.Attribute("pk", AttributeType.S), Optional.empty()),
                List.of(),
                Optional.of(StreamView.NEW_AND_OLD_IMAGES),
                Optional.empty()));
  }

  @AfterEach
  void stopPump() {
    pump.ifPresent(StreamPump::close);
  }

  private StreamMapping mapping() {
    return new StreamMapping(
        table,
        "F",
        10,
        Duration.ZERO,
        StartingPosition.TRIM_HORIZON,
        List.of(),
        false,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        1);
  }

  private void pumpTo(ScriptedFunction function, StreamMapping mapping) {
    pumpTo(function, mapping, StreamPlaces.forgotten());
  }

  private void pumpTo(ScriptedFunction function, StreamMapping mapping, StreamPlaces places) {
    var fresh = new StreamPump(mapping, connections, Account.LAPTOP, function, clock, places);
    pump = Optional.of(fresh);
    fresh.start();
  }

  private void put(String key, Map<String, AttributeValue> attributes) {
    var item = new HashMap<>(attributes);
    item.put("pk", AttributeValue.fromS(key));
    connections.tables().putItem(request -> request.tableName(table).item(item));
  }

  private void put(String... keys) {
    for (var key : keys) {
      put(key, Map.of());
    }
  }

  private static final String KEY = "/dynamodb/Keys/pk/S";

  @Test
  void givesTheFunctionLambdasOwnEvent() throws Exception {
    clock.moveTo(Instant.parse("2027-12-28T00:00:00Z"));
    put(
        "L#1",
        Map.of(
            "n", AttributeValue.fromN("12.5"),
            "b", AttributeValue.fromB(SdkBytes.fromUtf8String("hi")),
            "l",
                AttributeValue.fromL(
                    List.of(AttributeValue.fromBool(true), AttributeValue.fromNul(true))),
            "m", AttributeValue.fromM(Map.of("s", AttributeValue.fromSs(List.of("a"))))));
    var function = ScriptedFunction.done();

    pumpTo(function, mapping());
    Eventually.becomes(() -> function.events().size(), 1);

    var record = function.events().getFirst().at("/Records/0");
    assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(record.path("eventVersion").asText()).isEqualTo("1.1");
    assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
    assertThat(record.path("eventID").asText()).isNotEmpty();
    assertThat(record.path("eventSourceARN").asText()).contains("table/" + table + "/stream/");
    assertThat(record.at("/dynamodb/Keys").toString()).isEqualTo("{\"pk\":{\"S\":\"L#1\"}}");
    assertThat(record.at("/dynamodb/NewImage"))
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    """
                    {"pk":{"S":"L#1"},"n":{"N":"12.5"},"b":{"B":"aGk="},
                     "l":{"L":[{"BOOL":true},{"NULL":true}]},"m":{"M":{"s":{"SS":["a"]}}}}
                    """));
    assertThat(record.at("/dynamodb/OldImage").isMissingNode()).isTrue();
    assertThat(record.at("/dynamodb/StreamViewType").asText()).isEqualTo("NEW_AND_OLD_IMAGES");
    assertThat(record.at("/dynamodb/SequenceNumber").asText()).isNotEmpty();
    assertThat(record.at("/dynamodb/SizeBytes").asLong()).isPositive();
    assertThat(Instant.ofEpochSecond(record.at("/dynamodb/ApproximateCreationDateTime").asLong()))
        .isBetween("2027-12-28T00:00:00Z", "2027-12-28T00:01:00Z");
  }

  @Test
  void goesOnWhereItWasLeftWhenItStartsAgain(@TempDir Path folder) throws Exception {
    var file = folder.resolve("streams").resolve("F");
    put("a", "b");
    var before = ScriptedFunction.done();
    pumpTo(before, mapping(), StreamPlaces.kept(file));
    Eventually.becomes(() -> before.records(KEY).size(), 2);
    Eventually.becomes(() -> pump.orElseThrow().idle(), true);
    pump.orElseThrow().close();
    put("c");

    var after = ScriptedFunction.done();
    pumpTo(after, mapping(), StreamPlaces.kept(file));
    Eventually.becomes(() -> after.records(KEY).size(), 1);
    Eventually.becomes(() -> pump.orElseThrow().idle(), true);

    assertThat(after.records(KEY)).containsExactly("c");
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void keepsTheOrderOfWritesWithinAnItem() {
    for (int i = 0; i < 25; i++) {
      put("x", Map.of("n", AttributeValue.fromN(Integer.toString(i))));
    }
    var function = ScriptedFunction.done();

    pumpTo(function, mapping());
    Eventually.becomes(() -> function.records("/dynamodb/NewImage/n/N").size(), 25);

    assertThat(function.records("/dynamodb/NewImage/n/N"))
        .isEqualTo(IntStream.range(0, 25).mapToObj(Integer::toString).toList());
    assertThat(function.events())
        .allSatisfy(e -> assertThat(e.path("Records").size()).isLessThan(11));
  }

  @Test
  void handsOnOnlyWhatAFilterMatches() {
    var filtered =
        new StreamMapping(
            table,
            "F",
            10,
            Duration.ZERO,
            StartingPosition.TRIM_HORIZON,
            List.of("{\"dynamodb\":{\"NewImage\":{\"ho\":{\"S\":[{\"exists\":true}]}}}}"),
            true,
            OptionalInt.of(2),
            Optional.empty(),
            Optional.empty(),
            true,
            1);
    put("plain", Map.of("n", AttributeValue.fromN("1")));
    put("pending", Map.of("ho", AttributeValue.fromS("default#1")));
    put("number", Map.of("ho", AttributeValue.fromN("1")));
    connections
        .tables()
        .deleteItem(
            request -> request.tableName(table).key(Map.of("pk", AttributeValue.fromS("pending"))));
    put("late", Map.of("ho", AttributeValue.fromS("default#2")));
    var function = ScriptedFunction.done();

    pumpTo(function, filtered);
    Eventually.becomes(() -> function.records(KEY).size(), 2);
    Eventually.holds(() -> pump.orElseThrow().idle());

    assertThat(function.records(KEY)).containsExactly("pending", "late");
  }

  @Test
  void triesAgainFromTheRecordThatFailed() {
    put("a", "b", "c");
    var function =
        new ScriptedFunction((event, call) ->
            call == 1
                ? "{\"batchItemFailures\":[{\"itemIdentifier\":\""
                    + event.at("/Records/1/dynamodb/SequenceNumber").asText()
                    + "\"}]}"
                : "{}");

    pumpTo(function, mapping());
    Eventually.becomes(() -> function.events().size(), 2);

    assertThat(function.records(KEY)).containsExactly("a", "b", "c", "b", "c");
  }

  @Test
  void findsThePoisonByHalvesAndTellsTheFailureQueueWhereItLies() throws Exception {
    var failures = table + "-failures";
    var queues =
        new Queues(
            connections.queues(),
            Account.LAPTOP,
            List.of(
                new QueueSpec(
                    failures,
                    Duration.ofSeconds(30),
                    Duration.ofDays(14),
                    Duration.ZERO,
                    Optional.empty())));
    queues.create();
    put("a", "b", "poison", "d", "e");
    var function =
        new ScriptedFunction((event, _) -> {
          var keys = event.path("Records").valueStream().map(r -> r.at(KEY).asText()).toList();
          if (keys.contains("poison")) {
            throw new FunctionFailed("F", "java.lang.IllegalStateException", "poison");
          }
          return "";
        });
    var bisecting =
        new StreamMapping(
            table,
            "F",
            10,
            Duration.ZERO,
            StartingPosition.TRIM_HORIZON,
            List.of(),
            true,
            OptionalInt.of(1),
            Optional.empty(),
            Optional.of(failures),
            true,
            1);

    pumpTo(function, bisecting);
    Eventually.becomes(() -> queues.depth(failures).waiting(), 1);
    Eventually.holds(() -> pump.orElseThrow().idle());

    var handled =
        function.events().stream()
            .map(e -> e.path("Records").valueStream().map(r -> r.at(KEY).asText()).toList())
            .filter(keys -> !keys.contains("poison"))
            .flatMap(List::stream)
            .collect(Collectors.toList());
    assertThat(handled).containsExactly("a", "b", "d", "e");
    var told = new JsonMapper().readTree(queues.peek(failures, 1).getFirst().body());
    assertThat(told.at("/requestContext/condition").asText()).isEqualTo("RetryAttemptsExhausted");
    assertThat(told.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
    assertThat(told.at("/requestContext/functionArn").asText())
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:F");
    assertThat(told.at("/DDBStreamBatchInfo/batchSize").asInt()).isEqualTo(1);
    assertThat(told.at("/DDBStreamBatchInfo/startSequenceNumber").asText())
        .isEqualTo(told.at("/DDBStreamBatchInfo/endSequenceNumber").asText());
    assertThat(told.toString()).doesNotContain("\"poison\"");
  }

  @Test
  void readsOnlyWhatComesAfterItsStartWhenToldSo() {
    put("before");
    var function = ScriptedFunction.done();
    var latest =
        new StreamMapping(
            table,
            "F",
            10,
            Duration.ZERO,
            StartingPosition.LATEST,
            List.of(),
            false,
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            4);

    pumpTo(function, latest);
    put("after");
    Eventually.becomes(() -> function.events().size(), 1);

    assertThat(function.records(KEY)).containsExactly("after");
  }

  @Test
  void keepsOrderPerItemWhenItWorksSideBySide() {
    var lanes =
        new StreamMapping(
            table,
            "F",
            100,
            Duration.ZERO,
            StartingPosition.TRIM_HORIZON,
            List.of(),
            false,
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            4);
    for (int i = 0; i < 40; i++) {
      put("item" + i % 4, Map.of("n", AttributeValue.fromN(Integer.toString(i / 4))));
    }
    var function = ScriptedFunction.done();

    pumpTo(function, lanes);
    Eventually.becomes(() -> function.records(KEY).size(), 40);

    var perItem =
        function.events().stream()
            .flatMap(e -> e.path("Records").valueStream())
            .filter(r -> r.at(KEY).asText().equals("item2"))
            .map(r -> r.at("/dynamodb/NewImage/n/N").asText())
            .toList();
    assertThat(perItem).isEqualTo(IntStream.range(0, 10).mapToObj(Integer::toString).toList());
  }

  @Test
  void isNotIdleUntilWhatWasWrittenBeforeTheQuestionIsDone() {
    var function = ScriptedFunction.done();
    pumpTo(function, mapping());
    for (int i = 0; i < 20; i++) {
      put("item" + i);
      Eventually.holds(() -> pump.orElseThrow().idle());
      assertThat(function.records(KEY)).hasSize(i + 1);
    }
  }

  @Test
  void tellsSecondsOfTheOffsetInForceRightAfterAMove() throws Exception {
    var function = ScriptedFunction.done();
    pumpTo(function, mapping());
    var target = clock.now();
    for (int i = 0; i < 5; i++) {
      Eventually.holds(() -> pump.orElseThrow().idle());
      target = target.plus(Duration.ofDays(10));
      clock.moveTo(target);
      put("item" + i);
      var expected = i + 1;
      Eventually.becomes(() -> function.records(KEY).size(), expected);
      assertThat(
              Instant.ofEpochSecond(
                  Long.parseLong(
                      function.records("/dynamodb/ApproximateCreationDateTime").getLast())))
          .isBetween(target.minusSeconds(1), target.plusSeconds(60));
    }
  }
}
