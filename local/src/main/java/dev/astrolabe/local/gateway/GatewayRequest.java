package dev.astrolabe.local.gateway;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as it came in.
 *
 * @param path as it was sent, without the query
 * @param query as it was sent, empty where there was none
 * @param headers by name in lower case, each with its values in order
 * @param at when it came, on the laptop's clock
 */
public record GatewayRequest(
    String id,
    String method,
    String path,
    String query,
    Map<String, List<String>> headers,
    Body body,
    String sourceIp,
    String protocol,
    Instant at) {

  /** The values of a header in one line, as the gateway joins them. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
  }

  /** The same request with one more header. */
  public GatewayRequest with(String name, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    more.put(name, List.of(value));
    return new GatewayRequest(id, method, path, query, more, body, sourceIp, protocol, at);
  }
}
