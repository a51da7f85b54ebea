package dev.astrolabe.local.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Eventually;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.QueueMapping;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScriptedFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@ExtendWith(RunningEngines.class)
class QueuePumpTest {
  private static final Duration SOON = Duration.ofMillis(20);

  private final SqsClient client;
  private final LaptopClock clock = LaptopClock.forgotten(InstantSource.system());
  private String name = "";
  private Queues queues;
  private Optional<QueuePump> pump = Optional.empty();

  QueuePumpTest(Engines engines) {
    client = engines.connections().queues();
    queues = new Queues(client, Account.LAPTOP, List.of());
  }

  @BeforeEach
  void createQueues(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName();
    queues = new Queues(client, Account.LAPTOP, List.of(spec(name, 3), deadLetters(name)));
    queues.create();
  }

  @AfterEach
  void stopPump() {
    pump.ifPresent(QueuePump::close);
  }

  private static QueueSpec spec(String name, int receives) {
    return new QueueSpec(
        name,
        Duration.ofMinutes(5),
        Duration.ofDays(4),
        Duration.ZERO,
        Optional.of(new QueueSpec.Redrive(name + "-dead", receives)));
  }

  private static QueueSpec deadLetters(String name) {
    return new QueueSpec(
        name + "-dead",
        Duration.ofSeconds(30),
        Duration.ofDays(14),
        Duration.ZERO,
        Optional.empty());
  }

  private void pumpTo(Invoker function, boolean partial) {
    pumpTo(function, partial, 10, Duration.ZERO, OptionalInt.empty());
  }

  private void pumpTo(
      Invoker function, boolean partial, int batch, Duration window, OptionalInt concurrency) {
    var mapping = new QueueMapping(name, "F", batch, window, partial, concurrency);
    var fresh = new QueuePump(mapping, client, Account.LAPTOP, function, clock, Optional.of(SOON));
    pump = Optional.of(fresh);
    fresh.start();
  }

  private void send(String... bodies) {
    var url = queues.url(name);
    for (var body : bodies) {
      client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }
  }

  private void waitUntilIdle() {
    Eventually.holds(() -> pump.orElseThrow().idle());
  }

  private static String failing(List<String> messageIds) {
    return messageIds.stream()
        .map(id -> "{\"itemIdentifier\":\"" + id + "\"}")
        .collect(java.util.stream.Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
  }

  @Test
  void givesTheFunctionLambdasOwnEvent() throws Exception {
    clock.moveTo(Instant.parse("2027-12-28T00:00:00Z"));
    var url = queues.url(name);
    client.sendMessage(request ->
        request
            .queueUrl(url)
            .messageBody("سلام")
            .messageAttributes(
                Map.of(
                    "reason",
                    MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("poison")
                        .build())));
    var function = ScriptedFunction.done();

    pumpTo(function, true);
    Eventually.becomes(() -> function.events().size(), 1);

    var record = function.events().getFirst().at("/Records/0");
    assertThat(record.path("messageId").asText()).hasSize(36);
    assertThat(record.path("receiptHandle").asText()).isNotEmpty();
    assertThat(record.path("body").asText()).isEqualTo("سلام");
    assertThat(record.path("md5OfBody").asText()).isEqualTo("78903c575b0dda53c4a7644a2dd36d0e");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:us-east-1:000000000000:" + name);
    assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
    assertThat(record.at("/attributes/ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(Instant.ofEpochMilli(record.at("/attributes/SentTimestamp").asLong()))
        .isBetween("2027-12-28T00:00:00Z", "2027-12-28T00:01:00Z");
    assertThat(record.at("/messageAttributes/reason").toString())
        .isEqualTo(
            "{\"stringValue\":\"poison\",\"stringListValues\":[],\"binaryListValues\":[],\"dataType\":\"String\"}");
  }

  @Test
  void tellsTheTimeByTheOffsetInForceWhenTheMessageWasSent() throws Exception {
    var before = clock.now();
    send("early");
    clock.moveTo(before.plus(Duration.ofDays(400)));
    var function = ScriptedFunction.done();

    pumpTo(function, true);
    Eventually.becomes(() -> function.events().size(), 1);

    var sent = function.events().getFirst().at("/Records/0/attributes/SentTimestamp").asLong();
    assertThat(Instant.ofEpochMilli(sent))
        .isBetween(before.minusMillis(1), before.plus(Duration.ofMinutes(5)));
  }

  @Test
  void deletesWhatIsDoneAndBringsBackOnlyWhatFailed() {
    send("good", "bad", "fine");
    var function =
        new ScriptedFunction((event, _) ->
            failing(
                event
                    .path("Records")
                    .valueStream()
                    .filter(record ->
                        record.path("body").asText().equals("bad")
                            && record.at("/attributes/ApproximateReceiveCount").asInt() < 2)
                    .map(record -> record.path("messageId").asText())
                    .toList()));

    pumpTo(function, true);
    Eventually.becomes(() -> function.records("/body").size(), 4);
    waitUntilIdle();

    assertThat(function.records("/body")).containsExactlyInAnyOrder("good", "bad", "fine", "bad");
    assertThat(queues.depth(name + "-dead")).isEqualTo(new Depth(0, 0, 0));
  }

  @Test
  void bringsTheWholeBatchBackWhenTheFunctionFails() {
    send("one", "two");
    var function =
        new ScriptedFunction((_, call) -> {
          if (call == 1) {
            throw new FunctionFailed("F", "java.lang.IllegalStateException", "no");
          }
          return "";
        });

    pumpTo(function, true, 2, Duration.ofSeconds(1), OptionalInt.empty());
    Eventually.becomes(() -> function.records("/body").size(), 4);
    waitUntilIdle();

    assertThat(function.records("/body")).containsExactlyInAnyOrder("one", "two", "one", "two");
  }

  @Test
  void sendsWhatKeepsFailingToTheDeadLettersWithItsFirstSendTime() {
    send("poison");
    var function =
        new ScriptedFunction(
            (event, _) -> failing(List.of(event.at("/Records/0/messageId").asText())));

    pumpTo(function, true);
    Eventually.becomes(() -> queues.depth(name + "-dead"), new Depth(1, 0, 0));

    assertThat(function.records("/attributes/ApproximateReceiveCount"))
        .containsExactly("1", "2", "3");
    assertThat(queues.depth(name)).isEqualTo(new Depth(0, 0, 0));
    assertThat(queues.peek(name + "-dead", 5))
        .extracting(Queues.Peeked::body)
        .containsExactly("poison");
  }

  @Test
  void countsAnAnswerThatNamesNoMessageOfTheBatchAsAFailureOfTheBatch() {
    send("a");
    var function =
        new ScriptedFunction((_, call) ->
            call == 1 ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"stranger\"}]}" : "{}");

    pumpTo(function, true);
    Eventually.becomes(() -> function.events().size(), 2);
    waitUntilIdle();

    assertThat(function.records("/body")).containsExactly("a", "a");
  }

  @Test
  void ignoresTheAnswerOfAFunctionThatDoesNotReportFailures() {
    send("a");
    var function =
        new ScriptedFunction((_, _) -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}");

    pumpTo(function, false);
    Eventually.becomes(() -> function.events().size(), 1);
    waitUntilIdle();

    assertThat(function.events()).hasSize(1);
  }

  @Test
  void waitsForABatchToGrowWithinItsWindow() {
    send("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    var function = ScriptedFunction.done();

    pumpTo(function, true, 12, Duration.ofSeconds(30), OptionalInt.empty());
    Eventually.becomes(() -> function.events().size(), 1);

    assertThat(function.records("/body")).hasSize(12);
  }

  @Test
  void keepsWithinItsConcurrency() {
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    var together = new CountDownLatch(2);
    Invoker slow =
        (_, _) -> {
          most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
          together.countDown();
          try {
            together.await();
          } catch (InterruptedException e) {
            throw new FunctionFailed("F", "interrupted", "interrupted");
          } finally {
            atWork.decrementAndGet();
          }
          return new byte[0];
        };
    send("1", "2", "3", "4", "5", "6");

    pumpTo(slow, true, 1, Duration.ZERO, OptionalInt.of(2));
    Eventually.becomes(() -> pump.orElseThrow().carried(), 6L);
    waitUntilIdle();

    assertThat(most).hasValue(2);
  }

  @Test
  void isBusyWhileAMessageIsAtWork() throws Exception {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    Invoker slow =
        (_, _) -> {
          begun.countDown();
          try {
            mayEnd.await();
          } catch (InterruptedException e) {
            throw new FunctionFailed("F", "interrupted", "interrupted");
          }
          return new byte[0];
        };
    send("work");

    pumpTo(slow, true);
    begun.await();

    assertThat(pump.orElseThrow().idle()).isFalse();
    mayEnd.countDown();
    waitUntilIdle();
  }

  @Test
  void redrivesDeadLettersToWhereTheyCameFrom() {
    var url = queues.url(name + "-dead");
    for (var body : List.of("a", "b", "c")) {
      client.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    assertThat(queues.redrive(name + "-dead")).isEqualTo(3);

    assertThat(queues.list())
        .containsExactly(
            new Queues.Listed(name, new Depth(3, 0, 0), List.of()),
            new Queues.Listed(name + "-dead", new Depth(0, 0, 0), List.of(name)));
    assertThat(queues.peek(name, 10))
        .extracting(Queues.Peeked::body)
        .containsExactlyInAnyOrder("a", "b", "c");
  }
}
