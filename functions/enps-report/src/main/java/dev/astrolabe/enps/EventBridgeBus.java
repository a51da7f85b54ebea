package dev.astrolabe.enps;

import dev.astrolabe.runtime.json.JsonWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** An EventBridge bus; the detail of each of its events is one CloudEvent, structured. */
final class EventBridgeBus implements Bus {
  private static final String SOURCE = "dev.astrolabe";

  private final EventBridgeClient client;
  private final String name;
  private final JsonWriter json = new JsonWriter();

  EventBridgeBus(EventBridgeClient client, String name) {
    this.client = client;
    this.name = name;
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
