package dev.astrolabe.runtime.deliver;

import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.store.AwsClients;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** An EventBridge bus; the detail of each of its events is one CloudEvent, structured. */
public final class EventBridgeBus implements Bus {
  private static final String SOURCE = "dev.astrolabe";

  private final EventBridgeClient client;
  private final String name;
  private final JsonWriter json = new JsonWriter();

  public EventBridgeBus(EventBridgeClient client, String name) {
    this.client = client;
    this.name = name;
  }

  /** The bus that {@code EVENT_BUS} names. */
  public static EventBridgeBus of(Environment environment) {
    var client =
        EventBridgeClient.builder()
            .httpClientBuilder(AwsClients.transport())
            .overrideConfiguration(AwsClients.calls())
            .build();
    return new EventBridgeBus(client, environment.required("EVENT_BUS"));
  }

  @Override
  public void send(Event event) {
    var entry =
        PutEventsRequestEntry.builder()
            .eventBusName(name)
            .source(SOURCE)
            .detailType(event.type())
            .time(event.time())
            .detail(detail(event))
            .build();
    var answer = client.putEvents(request -> request.entries(entry));
    if (answer.failedEntryCount() > 0) {
      throw new NotTaken(
          "the bus did not take the event: " + answer.entries().getFirst().errorCode());
    }
  }

  private String detail(Event event) {
    return new String(
        json.bytes(out -> {
          out.writeStartObject();
          out.writeStringField("specversion", "1.0");
          out.writeStringField("id", event.id());
          out.writeStringField("source", SOURCE);
          out.writeStringField("type", event.type());
          out.writeStringField("subject", event.subject());
          out.writeStringField("time", DateTimeFormatter.ISO_INSTANT.format(event.time()));
          out.writeStringField("datacontenttype", "application/json");
          out.writeObjectFieldStart("data");
          for (var member : event.data().entrySet()) {
            switch (member.getValue()) {
              case Number number ->
                  out.writeNumberField(member.getKey(), new BigDecimal(number.toString()));
              default -> out.writeStringField(member.getKey(), member.getValue().toString());
            }
          }
          out.writeEndObject();
          out.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }
}
