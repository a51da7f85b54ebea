package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;

/** Reads JSON bodies. */
final class Bodies {
  private Bodies() {}

  static JsonNode object(byte[] body) throws AwsFault {
    try {
      var read = new JsonMapper().readTree(body);
      if (read.isMissingNode()) {
        return JsonNodeFactory.instance.objectNode();
      }
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new AwsFault(400, "SerializationException", e.getOriginalMessage());
    } catch (IOException e) {
      throw new AwsFault(400, "SerializationException", String.valueOf(e.getMessage()));
    }
    throw new AwsFault(400, "SerializationException", "the body is not a JSON object");
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  static String required(JsonNode object, String name) throws AwsFault {
    var value = object.path(name);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw new AwsFault(400, "ValidationException", name + " is required");
    }
    return value.textValue();
  }
}
