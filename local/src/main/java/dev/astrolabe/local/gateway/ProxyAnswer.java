package dev.astrolabe.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.gateway.GatewayAnswer.Header;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what a function answered, payload format 2.0. */
record ProxyAnswer(ObjectMapper json) {

  /** The answer for the client, absent where what the function said is no answer. */
  Optional<GatewayAnswer> read(byte[] bytes) {
    JsonNode answer;
    try {
      answer = json.readTree(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (answer == null || answer.isMissingNode()) {
      return Optional.empty();
    }
    if (!answer.isObject() || !answer.has("statusCode")) {
      // an answer that is no envelope is the body itself
      return Optional.of(
          GatewayAnswer.json(200, answer.isTextual() ? answer.textValue() : answer.toString()));
    }
    int status = answer.get("statusCode").asInt(-1);
    if (status < 200 || status > 599) {
      return Optional.empty();
    }
    Body body;
    try {
      body = body(answer);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return Optional.of(new GatewayAnswer(status, headers(answer), body));
  }

  private static Body body(JsonNode answer) {
    var node = answer.path("body");
    if (node.isMissingNode() || node.isNull()) {
      return Body.EMPTY;
    }
    var text = node.isTextual() ? node.textValue() : node.toString();
    return answer.path("isBase64Encoded").asBoolean(false)
        ? Body.of(Base64.getDecoder().decode(text))
        : Body.of(text);
  }

  private static List<Header> headers(JsonNode answer) {
    List<Header> headers = new ArrayList<>();
    boolean typed = false;
    for (var entry : answer.path("headers").properties()) {
      var name = entry.getKey().toLowerCase(Locale.ROOT);
      typed |= name.equals("content-type");
      headers.add(new Header(name, entry.getValue().asText()));
    }
    if (!typed && answer.hasNonNull("body")) {
      headers.add(new Header("content-type", "text/plain;charset=UTF-8"));
    }
    for (var cookie : answer.path("cookies")) {
      headers.add(new Header("set-cookie", cookie.asText()));
    }
    return headers;
  }
}
