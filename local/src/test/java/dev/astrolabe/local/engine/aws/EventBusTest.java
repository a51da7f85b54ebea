package dev.astrolabe.local.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.BusSpec;
import dev.astrolabe.local.engine.BusSpec.Target;
import dev.astrolabe.local.engine.Eventually;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScriptedFunction;
import dev.astrolabe.local.engine.queue.Queues;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

@ExtendWith(RunningEngines.class)
class EventBusTest {
  private static final BusSpec BUS =
      new BusSpec(
          "astrolabe",
          List.of(
              new BusSpec.Rule(
                  "sql",
                  "{\"detail-type\":[{\"prefix\":\"dev.astrolabe.handoff\"}],\"detail\":{\"score\":[{\"numeric\":[\">=\",60]}]}}",
                  List.of(new Target.ToFunction("F"), new Target.ToQueue("bus-target")))));

  private final Engines engines;
  private final Queues queues;
  private final ScriptedFunction function = ScriptedFunction.done();
  private final Services services;
  private final EventBridgeClient client;

  EventBusTest(Engines engines, @TempDir Path folder) throws Exception {
    this.engines = engines;
    queues =
        new Queues(
            engines.connections().queues(),
            Account.LAPTOP,
            List.of(
                new QueueSpec(
                    "bus-target",
                    Duration.ofSeconds(30),
                    Duration.ofDays(4),
                    Duration.ZERO,
                    Optional.empty())));
    services = Services.in(folder, engines.connections().queues(), function, BUS);
    client = services.client(EventBridgeClient.builder());
  }

  @BeforeEach
  void emptyQueue() {
    queues.create();
    var url = queues.url("bus-target");
    engines.connections().queues().purgeQueue(request -> request.queueUrl(url));
  }

  @AfterEach
  void stop() {
    client.close();
    services.close();
  }

  private static PutEventsRequestEntry entry(String type, String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName("astrolabe")
        .source("astrolabe")
        .detailType(type)
        .detail(detail)
        .build();
  }

  @Test
  void keepsEventsInEventBridgesShapeAndHandsOnThoseThatARuleMatches() throws Exception {
    var answer =
        client.putEvents(request ->
            request.entries(
                entry("dev.astrolabe.handoff.created", "{\"score\":64.5}"),
                entry("dev.astrolabe.handoff.created", "{\"score\":20}"),
                entry("dev.astrolabe.lead.created", "{\"score\":90}")));

    assertThat(answer.failedEntryCount()).isZero();
    assertThat(answer.entries())
        .extracting(PutEventsResultEntry::eventId)
        .containsExactly("id-1", "id-2", "id-3");
    assertThat(services.bus().events()).hasSize(3);
    var expected =
        new JsonMapper()
            .readTree(
                """
                {"version":"0","id":"id-1","detail-type":"dev.astrolabe.handoff.created",
                 "source":"astrolabe","account":"000000000000","time":"2026-11-23T09:00:00Z",
                 "region":"us-east-1","resources":[],"detail":{"score":64.5}}
                """);
    assertThat(services.bus().events().getFirst().event()).isEqualTo(expected);
    Eventually.holds(() -> services.bus().idle());
    assertThat(function.events()).containsExactly(expected);
    assertThat(queues.peek("bus-target", 10))
        .extracting(Queues.Peeked::body)
        .containsExactly(expected.toString());
  }

  @Test
  void refusesTheEntriesThatEventBridgeRefusesAndTakesTheOthers() {
    var answer =
        client.putEvents(request ->
            request.entries(
                entry("ok", "{}").toBuilder().time(Instant.parse("2026-10-05T05:00:00.5Z")).build(),
                entry("broken", "{\"a\":"),
                entry("list", "[]"),
                entry("elsewhere", "{}").toBuilder().eventBusName("nobody").build(),
                entry("no source", "{}").toBuilder().source(null).build(),
                entry("not ours", "{}").toBuilder().source("aws.ec2").build()));

    assertThat(answer.failedEntryCount()).isEqualTo(5);
    assertThat(answer.entries())
        .extracting(entry -> String.valueOf(entry.errorCode()))
        .containsExactly(
            "null",
            "MalformedDetail",
            "MalformedDetail",
            "InvalidArgument",
            "InvalidArgument",
            "NotAuthorizedForSourceException");
    assertThat(services.bus().events())
        .extracting(EventBus.Kept::at)
        .containsExactly(Instant.parse("2026-10-05T05:00:00.500Z"));
  }

  @Test
  void refusesARequestThatIsTooLongOrTooLarge() {
    var eleven = Collections.nCopies(11, entry("a", "{}"));
    assertThatThrownBy(() -> client.putEvents(request -> request.entries(eleven)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("less than or equal to 10");

    var large = entry("a", "{\"a\":\"" + "x".repeat(256 * 1024) + "\"}");
    assertThatThrownBy(() -> client.putEvents(request -> request.entries(large)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("Total size of the entries in the request is over the limit.");
    assertThat(services.bus().events()).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotDoByName() {
    assertThatThrownBy(() -> client.listEventBuses(request -> request.limit(1)))
        .isInstanceOf(EventBridgeException.class)
        .hasMessageContaining("the laptop does not support EventBridge ListEventBuses");
  }
}
