package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** EventBridge's PutEvents. */
final class EventBridgeApi implements AwsService {
  private static final int MOST_ENTRIES = 10;
  private static final int MOST_BYTES = 256 * 1024;
  private static final int BYTES_OF_A_TIME = 14;

  private final EventBus bus;
  private final Outside outside;
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  EventBridgeApi(EventBus bus, Outside outside) {
    this.bus = bus;
    this.outside = outside;
  }

  /** Why one entry is refused while others are taken. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    Refused(String code, String message) {
      super(message);
      this.code = code;
    }
  }

  @Override
  public AwsAnswer answer(AwsRequest request) throws AwsFault {
    var action = request.action().orElse("a request without X-Amz-Target");
    if (!action.equals("PutEvents")) {
      throw AwsFault.unsupported("EventBridge " + action);
    }
    var entries = Bodies.object(request.body()).path("Entries");
    check(entries);
    var answer = JsonNodeFactory.instance.objectNode();
    var results = answer.putArray("Entries");
    int refused = 0;
    for (var entry : entries) {
      refused += put(entry, results.addObject()) ? 0 : 1;
    }
    answer.put("FailedEntryCount", refused);
    return AwsAnswer.json(answer);
  }

  private static void check(JsonNode entries) throws AwsFault {
    if (!entries.isArray() || entries.isEmpty()) {
      throw invalid("Entries must have length greater than or equal to 1");
    }
    if (entries.size() > MOST_ENTRIES) {
      throw invalid("Entries must have length less than or equal to " + MOST_ENTRIES);
    }
    if (entries.valueStream().mapToLong(EventBridgeApi::size).sum() > MOST_BYTES) {
      throw invalid("Total size of the entries in the request is over the limit.");
    }
  }

  private static AwsFault invalid(String message) {
    return new AwsFault(400, "ValidationException", message);
  }

  /** As EventBridge counts: the time, the texts, and nothing else. */
  private static long size(JsonNode entry) {
    long size = entry.has("Time") ? BYTES_OF_A_TIME : 0;
    for (var name : List.of("Source", "DetailType", "Detail")) {
      size += bytes(entry.path(name).asText(""));
    }
    return size + entry.path("Resources").valueStream().mapToLong(r -> bytes(r.asText())).sum();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private boolean put(JsonNode entry, ObjectNode result) {
    try {
      var read = read(entry);
      var id = outside.id();
      bus.put(id, read);
      result.put("EventId", id);
      return true;
    } catch (Refused e) {
      result.put("ErrorCode", e.code).put("ErrorMessage", e.getMessage());
      return false;
    }
  }

  private EventBus.Entry read(JsonNode entry) throws Refused {
    var source = required(entry, "Source");
    var detailType = required(entry, "DetailType");
    var detail = detail(required(entry, "Detail"));
    if (source.startsWith("aws.")) {
      throw new Refused(
          "NotAuthorizedForSourceException", "Not authorized for the source " + source + ".");
    }
    var named = entry.path("EventBusName").asText("default");
    var name = named.substring(named.lastIndexOf('/') + 1); // a name, or an ARN that ends in it
    if (!bus.names().contains(name)) {
      throw new Refused("InvalidArgument", "Event bus " + name + " does not exist.");
    }
    return new EventBus.Entry(
        name,
        source,
        detailType,
        detail,
        Bodies.texts(entry.path("Resources")),
        time(entry.path("Time")).orElseGet(outside::now));
  }

  private static String required(JsonNode entry, String name) throws Refused {
    var value = entry.path(name).asText("");
    if (value.isEmpty()) {
      throw new Refused(
          "InvalidArgument",
          "Parameter " + name + " is not valid. Reason: " + name + " is a required argument.");
    }
    return value;
  }

  private JsonNode detail(String text) throws Refused {
    try {
      var detail = json.readTree(text);
      if (detail.isObject()) {
        return detail;
      }
    } catch (JsonProcessingException e) {
      throw new Refused("MalformedDetail", "Detail is malformed.");
    }
    throw new Refused("MalformedDetail", "Detail is malformed.");
  }

  /** Seconds since 1970, with a fraction. */
  private static Optional<Instant> time(JsonNode time) {
    if (!time.isNumber()) {
      return Optional.empty();
    }
    return Optional.of(
        Instant.ofEpochMilli(time.decimalValue().multiply(BigDecimal.valueOf(1000)).longValue()));
  }
}
