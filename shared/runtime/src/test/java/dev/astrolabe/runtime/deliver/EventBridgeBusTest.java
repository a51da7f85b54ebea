package dev.astrolabe.runtime.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

final class EventBridgeBusTest implements EventBridgeClient {
  private static final Bus.Event EVENT =
      new Bus.Event(
          "L-1.default.1",
          "dev.astrolabe.handoff.created",
          "handoffs/L-1.default.1",
          Instant.parse("2026-11-23T09:00:00Z"),
          new TreeMap<>(Map.of("leadId", "L-1", "n", 1, "score", new BigDecimal("71.5"))));

  private final List<PutEventsRequestEntry> sent = new ArrayList<>();
  private Optional<PutEventsResponse> answer = Optional.empty();
  private boolean down;
  private final Bus bus = new EventBridgeBus(this, "events");

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    if (down) {
      throw SdkClientException.create("no answer");
    }
    sent.addAll(request.entries());
    return answer.orElse(PutEventsResponse.builder().failedEntryCount(0).build());
  }

  @Override
  public String serviceName() {
    return "events";
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Test
  void sendsACloudEventAsTheDetail() {
    bus.send(EVENT);

    var entry = sent.getFirst();
    assertThat(entry.eventBusName()).isEqualTo("events");
    assertThat(entry.source()).isEqualTo("dev.astrolabe");
    assertThat(entry.detailType()).isEqualTo("dev.astrolabe.handoff.created");
    assertThat(entry.time()).isEqualTo(EVENT.time());
    assertThat(entry.detail())
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"L-1.default.1\",\"source\":\"dev.astrolabe\","
                + "\"type\":\"dev.astrolabe.handoff.created\",\"subject\":\"handoffs/L-1.default.1\","
                + "\"time\":\"2026-11-23T09:00:00Z\",\"datacontenttype\":\"application/json\","
                + "\"data\":{\"leadId\":\"L-1\",\"n\":1,\"score\":71.5}}");
  }

  /** The call succeeds though the one event in it was not taken. */
  @Test
  void noticesAnEventThatWasNotTaken() {
    answer =
        Optional.of(
            PutEventsResponse.builder()
                .failedEntryCount(1)
                .entries(
                    PutEventsResultEntry.builder()
                        .errorCode("ThrottlingException")
                        .errorMessage("secret")
                        .build())
                .build());
    assertThatThrownBy(() -> bus.send(EVENT))
        .isInstanceOf(NotTaken.class)
        .hasMessage("the bus did not take the event: ThrottlingException");
  }

  @Test
  void failsWhereTheBusDoesNotAnswer() {
    down = true;
    assertThatThrownBy(() -> bus.send(EVENT)).isInstanceOf(SdkClientException.class);
  }
}
