package dev.astrolabe.runtime.http;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request for tests, as API Gateway hands it to a function: {@code
 * Ask.post("/forms/demo").form("email=a@b.example").of(handler)}.
 */
public record Ask(
    String method,
    String path,
    String query,
    SortedMap<String, String> headers,
    Body body,
    boolean base64,
    Optional<Caller.Known> caller,
    Instant now,
    String requestId,
    String address) {

  /** What a handler is for a test. */
  @FunctionalInterface
  public interface Function {
    void handle(InputStream in, OutputStream out) throws IOException;
  }

  public static Ask of(String method, String pathAndQuery) {
    int mark = pathAndQuery.indexOf('?');
    return new Ask(
        method,
        mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark),
        mark < 0 ? "" : pathAndQuery.substring(mark + 1),
        new TreeMap<>(),
        Body.EMPTY,
        false,
        Optional.empty(),
        Instant.parse("2026-11-23T09:00:00Z"),
        "req-1",
        "203.0.113.7");
  }

  public static Ask get(String pathAndQuery) {
    return of("GET", pathAndQuery);
  }

  public static Ask post(String pathAndQuery) {
    return of("POST", pathAndQuery);
  }

  public static Ask put(String pathAndQuery) {
    return of("PUT", pathAndQuery);
  }

  public Ask header(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, value);
    return new Ask(method, path, query, more, body, base64, caller, now, requestId, address);
  }

  public Ask form(String encoded) {
    return body("application/x-www-form-urlencoded", Body.of(encoded), false);
  }

  public Ask json(String json) {
    return body("application/json", Body.of(json), false);
  }

  /** A body of these bytes, sent as base64. */
  public Ask bytes(String contentType, byte[] bytes) {
    return body(contentType, Body.of(bytes), true);
  }

  private Ask body(String contentType, Body body, boolean base64) {
    var typed = header("content-type", contentType);
    return new Ask(
        method, path, query, typed.headers, body, base64, caller, now, requestId, address);
  }

  /** As a browser that reads this language. */
  public Ask browser(String language) {
    return header("accept", "text/html,application/xhtml+xml;q=0.9")
        .header("accept-language", language);
  }

  /** With a token of these scopes. */
  public Ask as(String subject, String... scopes) {
    return new Ask(
        method,
        path,
        query,
        headers,
        body,
        base64,
        Optional.of(new Caller.Known(subject, Set.of(scopes))),
        now,
        requestId,
        address);
  }

  public Ask at(Instant now) {
    return new Ask(method, path, query, headers, body, base64, caller, now, requestId, address);
  }

  /** From another address. */
  public Ask from(String address) {
    return new Ask(method, path, query, headers, body, base64, caller, now, requestId, address);
  }

  /** The event. */
  public byte[] event() {
    var context =
        Json.object()
            .put(
                "http",
                Json.object()
                    .put("method", method)
                    .put("path", path)
                    .put("sourceIp", address)
                    .build())
            .put("requestId", requestId)
            .put("stage", "$default")
            .put("timeEpoch", now.toEpochMilli());
    caller.ifPresent(known ->
        context.put(
            "authorizer",
            Json.object()
                .put(
                    "jwt",
                    Json.object()
                        .put(
                            "claims",
                            Json.object()
                                .put("sub", known.subject())
                                .put("scope", String.join(" ", known.scopes()))
                                .build())
                        .put("scopes", new Json.Null())
                        .build())
                .build()));
    var event =
        Json.object()
            .put("version", "2.0")
            .put("routeKey", "$default")
            .put("rawPath", path)
            .put("rawQueryString", query)
            .put("headers", Json.ofTexts(headers))
            .put("requestContext", context.build())
            .put("isBase64Encoded", base64);
    if (!body.isEmpty()) {
      event.put(
          "body",
          base64 ? Base64.getEncoder().encodeToString(body.bytes()) : body.text().orElseThrow());
    }
    return new JsonWriter().bytes(event.build());
  }

  /** Asks a Lambda handler. */
  public Answer of(RequestStreamHandler handler) {
    return of((in, out) -> handler.handleRequest(in, out, NoContext.INSTANCE));
  }

  /** Asks an HTTP function. */
  public Answer of(HttpFunction function) {
    return of((in, out) -> function.handle(in, out, NoContext.INSTANCE));
  }

  /** Asks whatever takes an event and gives an answer. */
  public Answer of(Function function) {
    return raw(event(), function);
  }

  /** Hands over bytes that need not be an event. */
  public static Answer raw(byte[] event, Function function) {
    var out = new ByteArrayOutputStream();
    try {
      function.handle(new ByteArrayInputStream(event), out);
      if (!(new JsonReader(new JsonLimits(8 << 20, 64)).read(out.toByteArray())
          instanceof Json.Fields answer)) {
        throw new AssertionError("an answer is an object");
      }
      var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      answer
          .fields("headers")
          .orElseThrow()
          .members()
          .forEach((name, value) -> headers.put(name, ((Json.Text) value).value()));
      var text = answer.text("body").orElse("");
      boolean encoded = answer.get("isBase64Encoded").equals(Optional.of(Json.of(true)));
      return new Answer(
          answer.decimal("statusCode").orElseThrow().intValueExact(),
          headers,
          encoded ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8) : text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedJson e) {
      throw new AssertionError("an answer is JSON", e);
    }
  }

  /**
   * What came back.
   *
   * @param headers by name, whatever its case
   */
  public record Answer(int status, Map<String, String> headers, String body) {
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** The body as a JSON object. */
    public Json.Fields json() {
      try {
        if (new JsonReader(new JsonLimits(8 << 20, 64)).read(body) instanceof Json.Fields fields) {
          return fields;
        }
      } catch (MalformedJson e) {
        throw new AssertionError("the body is no JSON: " + body, e);
      }
      throw new AssertionError("the body is no JSON object: " + body);
    }

    /** The texts under one name in the objects of an array of the body. */
    public List<String> texts(String array, String name) {
      return json().items(array).orElseThrow().stream()
          .map(item -> ((Json.Fields) item).text(name).orElse(""))
          .toList();
    }
  }
}
