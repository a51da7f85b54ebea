package dev.astrolabe.local.gateway;

import dev.astrolabe.local.template.HttpApiSpec.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the route of a request as an HTTP API does: the most specific one, and among those a
 * method before ANY.
 */
final class RouteTable {
  /** The route of a request and what stood at the places of its variables. */
  record Match(Route route, Map<String, String> pathParameters) {}

  private final List<Route> routes;

  RouteTable(List<Route> routes) {
    this.routes = routes.stream().sorted(Comparator.comparing(RouteTable::rank)).toList();
  }

  /**
   * The order of trying. Places are compared from the left: text before a variable, that before a
   * greedy one; a method before ANY; $default last.
   */
  private static String rank(Route route) {
    if (route.path().equals("$default")) {
      return "9";
    }
    var rank = new StringBuilder();
    for (var part : parts(route.path())) {
      rank.append(!part.startsWith("{") ? '1' : part.endsWith("+}") ? '8' : '5');
    }
    return rank.append(' ').append(route.method().equals("ANY") ? '2' : '1').toString();
  }

  Optional<Match> find(String method, String path) {
    for (var route : routes) {
      if (route.path().equals("$default")) {
        return Optional.of(new Match(route, Map.of()));
      }
      if (route.method().equals("ANY") || route.method().equals(method)) {
        var parameters = match(parts(route.path()), parts(path));
        if (parameters.isPresent()) {
          return Optional.of(new Match(route, parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      var part = pattern.get(i);
      if (part.endsWith("+}") && part.startsWith("{")) {
        var rest = String.join("/", path.subList(Math.min(i, path.size()), path.size()));
        if (rest.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(part.substring(1, part.length() - 2), decode(rest));
        return Optional.of(parameters);
      }
      if (i >= path.size()) {
        return Optional.empty();
      }
      if (part.startsWith("{") && part.endsWith("}")) {
        if (path.get(i).isEmpty()) {
          return Optional.empty();
        }
        parameters.put(part.substring(1, part.length() - 1), decode(path.get(i)));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return pattern.size() == path.size() ? Optional.of(parameters) : Optional.empty();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
    if (parts.getFirst().isEmpty()) {
      parts.removeFirst();
    }
    return parts;
  }
}
