package dev.astrolabe.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTTP API of the template: its routes and who may use them. */
public record HttpApiSpec(
    String id,
    List<Route> routes,
    Map<String, JwtAuthorizer> authorizers,
    Optional<Throttle> throttle) {
  public HttpApiSpec {
    routes = List.copyOf(routes);
    authorizers = Map.copyOf(authorizers);
  }

  /**
   * Which requests a function answers, and with which token.
   *
   * @param method a method's name, or {@code ANY}
   * @param path {@code /health}, {@code /api/{proxy+}} or {@code $default}
   * @param function the logical id of the function that answers
   * @param authorizer the name of the authorizer, none for a public route
   * @param scopes of which a token must have one, where there are any
   */
  public record Route(
      String method,
      String path,
      String function,
      Optional<String> authorizer,
      List<String> scopes,
      Duration timeout) {
    public Route {
      scopes = List.copyOf(scopes);
    }

    /** As API Gateway writes it: {@code ANY /health}. */
    public String key() {
      return path.equals("$default") ? path : method + " " + path;
    }
  }

  /** Accepts tokens of one issuer for any of some audiences. */
  public record JwtAuthorizer(String issuer, List<String> audiences) {
    public JwtAuthorizer {
      audiences = List.copyOf(audiences);
    }
  }

  /** At most {@code rate} requests a second, {@code burst} at once. */
  public record Throttle(double rate, int burst) {}
}
