package dev.astrolabe.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.engine.Account;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a request as the event that a function gets from an HTTP API, payload format 2.0. */
final class ProxyEvent {
  private static final DateTimeFormatter LOG_TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ObjectMapper json;
  private final String apiId;

  ProxyEvent(ObjectMapper json, String apiId) {
    this.json = json;
    this.apiId = apiId;
  }

  /**
   * Writes the event.
   *
   * @param claims what stood in the token, where the route has an authorizer
   */
  byte[] write(
      GatewayRequest request, RouteTable.Match match, Optional<Map<String, Object>> claims) {
    var event = json.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", request.path());
    event.put("rawQueryString", request.query());
    var cookies = request.header("cookie");
    if (cookies.isPresent()) {
      var array = event.putArray("cookies");
      for (var cookie : cookies.get().split(";\\s*", -1)) {
        array.add(cookie);
      }
    }
    var headers = event.putObject("headers");
    request
        .headers()
        .forEach((name, values) -> {
          if (!name.equals("cookie")) {
            headers.put(name, String.join(",", values));
          }
        });
    if (!request.query().isEmpty()) {
      var parameters = event.putObject("queryStringParameters");
      query(request.query())
          .forEach((name, values) -> parameters.put(name, String.join(",", values)));
    }
    context(event.putObject("requestContext"), request, match, claims);
    if (!match.pathParameters().isEmpty()) {
      var parameters = event.putObject("pathParameters");
      match.pathParameters().forEach(parameters::put);
    }
    body(event, request);
    try {
      return json.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event of text is JSON", e);
    }
  }

  private void context(
      ObjectNode context,
      GatewayRequest request,
      RouteTable.Match match,
      Optional<Map<String, Object>> claims) {
    context.put("accountId", Account.LAPTOP.id());
    context.put("apiId", apiId);
    if (claims.isPresent()) {
      var jwt = context.putObject("authorizer").putObject("jwt");
      var written = jwt.putObject("claims");
      claims.get().forEach((name, value) -> written.put(name, claim(value)));
      if (match.route().scopes().isEmpty()) {
        jwt.putNull("scopes");
      } else {
        match.route().scopes().forEach(jwt.putArray("scopes")::add);
      }
    }
    var host = request.header("host").orElse("localhost");
    context.put("domainName", host);
    context.put("domainPrefix", apiId);
    var http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", request.path());
    http.put("protocol", request.protocol());
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", request.id());
    context.put("routeKey", match.route().key());
    context.put("stage", "$default");
    context.put("time", LOG_TIME.format(request.at()));
    context.put("timeEpoch", request.at().toEpochMilli());
  }

  /** The gateway hands every claim on as text, a list as {@code [a b]}. */
  private static String claim(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
        : String.valueOf(value);
  }

  private static void body(ObjectNode event, GatewayRequest request) {
    if (request.body().length() == 0) {
      event.put("isBase64Encoded", false);
      return;
    }
    var text = isText(request) ? decode(request.body().bytes()) : Optional.<String>empty();
    event.put(
        "body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body().bytes())));
    event.put("isBase64Encoded", text.isEmpty());
  }

  /** The types that the gateway takes for text; everything else, forms included, it encodes. */
  private static boolean isText(GatewayRequest request) {
    var type =
        request.header("content-type").orElse("application/octet-stream").toLowerCase(Locale.ROOT);
    var essence = type.split(";", 2)[0].strip();
    return request.header("content-encoding").isEmpty()
        && (essence.startsWith("text/")
            || essence.equals("application/json")
            || essence.equals("application/javascript")
            || essence.equals("application/xml"));
  }

  private static Optional<String> decode(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static Map<String, List<String>> query(String query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (var pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        parameters
            .computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
            .add(parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
