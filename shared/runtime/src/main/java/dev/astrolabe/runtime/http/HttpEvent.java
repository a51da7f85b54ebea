package dev.astrolabe.runtime.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * API Gateway's HTTP API event and answer, payload format 2.0, read and written as a stream: no
 * tree, no reflection.
 */
final class HttpEvent {
  private static final JsonFactory JSON = new JsonFactory();

  private String method = "";
  private String path = "/";
  private String query = "";
  private String stage = "$default";
  private String requestId = "";
  private String address = "";
  private String body = "";
  private String claimedScopes = "";
  private Optional<String> subject = Optional.empty();
  private boolean base64;
  private long millis = -1;
  private final Map<String, String> headers = new TreeMap<>();
  private final List<String> cookies = new ArrayList<>();
  private final Set<String> scopes = new HashSet<>();

  private HttpEvent() {}

  /** Reads one event; throws {@link IOException} where it is no such event. */
  static Request read(InputStream in, String trace) throws IOException {
    var event = new HttpEvent();
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("an event is a JSON object");
      }
      event.top(json);
    }
    return event.request(trace);
  }

  private void top(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "rawPath" -> path = text(json, token, path);
        case "rawQueryString" -> query = text(json, token, query);
        case "body" -> body = text(json, token, body);
        case "isBase64Encoded" -> base64 = token == JsonToken.VALUE_TRUE;
        case "headers" -> strings(json, token, headers);
        case "cookies" -> list(json, token, cookies);
        case "requestContext" -> context(json, token);
        default -> json.skipChildren();
      }
    }
  }

  private void context(JsonParser json, JsonToken start) throws IOException {
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "stage" -> stage = text(json, token, stage);
        case "requestId" -> requestId = text(json, token, requestId);
        case "timeEpoch" -> {
          if (token == JsonToken.VALUE_NUMBER_INT) {
            millis = json.getLongValue();
          }
        }
        case "http" -> http(json, token);
        case "authorizer" -> authorizer(json, token);
        default -> json.skipChildren();
      }
    }
  }

  private void http(JsonParser json, JsonToken start) throws IOException {
    var members = new TreeMap<String, String>();
    strings(json, start, members);
    method = members.getOrDefault("method", method);
    address = members.getOrDefault("sourceIp", address);
  }

  private void authorizer(JsonParser json, JsonToken start) throws IOException {
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean jwt = json.currentName().equals("jwt");
      var token = json.nextToken();
      if (jwt && token == JsonToken.START_OBJECT) {
        jwt(json);
      } else {
        json.skipChildren();
      }
    }
  }

  private void jwt(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      switch (name) {
        case "claims" -> {
          var claims = new TreeMap<String, String>();
          strings(json, token, claims);
          subject = Optional.ofNullable(claims.get("sub")).filter(sub -> !sub.isEmpty());
          claimedScopes = claims.getOrDefault("scope", claims.getOrDefault("scp", ""));
        }
        case "scopes" -> list(json, token, scopes);
        default -> json.skipChildren();
      }
    }
  }

  private static String text(JsonParser json, JsonToken token, String otherwise)
      throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    json.skipChildren();
    return otherwise;
  }

  private static void strings(JsonParser json, JsonToken start, Map<String, String> into)
      throws IOException {
    if (start != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = json.currentName();
      var token = json.nextToken();
      if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        into.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private static void list(JsonParser json, JsonToken start, Collection<String> into)
      throws IOException {
    if (start != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (var token = json.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == JsonToken.VALUE_STRING) {
        into.add(json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private Request request(String trace) throws IOException {
    if (method.isEmpty() || millis < 0 || millis > 253_402_300_799_999L) {
      throw new IOException("an HTTP API event has requestContext.http.method and timeEpoch");
    }
    // The authorizer flattens claims to text: a list of scopes arrives as "[a b]".
    for (var scope : claimedScopes.replace('[', ' ').replace(']', ' ').split("[ ,]+", -1)) {
      if (!scope.isEmpty()) {
        scopes.add(scope);
      }
    }
    Caller caller =
        subject.isPresent() ? new Caller.Known(subject.get(), scopes) : new Caller.Anonymous();
    var lower = new TreeMap<String, String>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    if (cookies.isEmpty() && lower.containsKey("cookie")) {
      cookies.addAll(List.of(lower.get("cookie").split("; *")));
    }
    return new Request(
        method,
        withoutStage(),
        query,
        lower,
        cookies,
        body(),
        caller,
        Instant.ofEpochMilli(millis),
        requestId.matches("[A-Za-z0-9=_-]{1,64}") ? requestId : "unknown",
        trace,
        address);
  }

  /** A named stage stands in front of the path; the default one does not. */
  private String withoutStage() {
    var prefix = "/" + stage;
    if (stage.equals("$default") || !(path + "/").startsWith(prefix + "/")) {
      return path.isEmpty() ? "/" : path;
    }
    var rest = path.substring(prefix.length());
    return rest.isEmpty() ? "/" : rest;
  }

  private Body body() throws IOException {
    if (base64) {
      try {
        return Body.of(Base64.getMimeDecoder().decode(body));
      } catch (IllegalArgumentException e) {
        throw new IOException("the body is not base64", e);
      }
    }
    try {
      var bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(body));
      var copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return Body.of(copy);
    } catch (CharacterCodingException e) {
      throw new IOException("the body holds half of a surrogate pair", e);
    }
  }

  /** Writes the answer. Text goes as text, other bytes as base64. */
  static void write(Response response, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", response.status());
      json.writeObjectFieldStart("headers");
      for (var header : response.headers().entrySet()) {
        json.writeStringField(header.getKey(), header.getValue());
      }
      json.writeEndObject();
      var text = response.body().text();
      json.writeBooleanField("isBase64Encoded", text.isEmpty());
      json.writeStringField(
          "body",
          text.orElseGet(() -> Base64.getEncoder().encodeToString(response.body().bytes())));
      json.writeEndObject();
    }
  }
}
