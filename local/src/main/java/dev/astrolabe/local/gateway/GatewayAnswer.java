package dev.astrolabe.local.gateway;

import java.util.List;

/**
 * An HTTP answer.
 *
 * @param headers in order; a name may stand more than once
 */
public record GatewayAnswer(int status, List<Header> headers, Body body) {
  public GatewayAnswer {
    headers = List.copyOf(headers);
  }

  /** One header line. */
  public record Header(String name, String value) {}

  /** What the gateway says by itself: {@code {"message":"Not Found"}}. */
  static GatewayAnswer message(int status, String message) {
    return json(status, "{\"message\":\"" + message + "\"}");
  }

  /** An answer whose body is JSON. */
  public static GatewayAnswer json(int status, String body) {
    return text(status, "application/json", body);
  }

  /** An answer whose body is text of some type. */
  public static GatewayAnswer text(int status, String type, String body) {
    return new GatewayAnswer(status, List.of(new Header("content-type", type)), Body.of(body));
  }
}
