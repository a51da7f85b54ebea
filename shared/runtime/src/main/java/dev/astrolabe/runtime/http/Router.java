package dev.astrolabe.runtime.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the route of a request, checks who asks, and shows what it refuses. HEAD is GET without the
 * body; OPTIONS names the methods.
 */
public final class Router {
  private final List<Route> routes;
  private final Refusals refusals;

  public Router(List<Route> routes, Refusals refusals) {
    this.routes = List.copyOf(routes);
    this.refusals = refusals;
  }

  /** The routes as they were given. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * An answer and the route that gave it.
   *
   * @param route the route's name for logs; {@code METHOD (none)} where no path fits
   */
  public record Routed(String route, Response response) {}

  /** Answers every request. */
  public Routed answer(Request request) {
    var name = method(request) + " (none)";
    try {
      var segments = new ArrayList<String>();
      if (!request.path().startsWith("/")) {
        throw new Refused(Problem.malformed("a path begins with a slash"));
      }
      for (var segment : PathTemplate.segments(request.path())) {
        segments.add(
            FormEncoding.decode(segment, false)
                .orElseThrow(() ->
                    new Refused(Problem.malformed("a percent escape in the path is broken"))));
      }
      var here = new ArrayList<Found>();
      for (var route : routes) {
        route.path().match(segments).ifPresent(values -> here.add(new Found(route, values)));
      }
      if (here.isEmpty()) {
        throw new Refused(Problem.notFound("no path of this interface fits"));
      }
      name = method(request) + " " + here.getFirst().route().path().written();
      return new Routed(name, answer(request, here));
    } catch (Refused refused) {
      var shown = refusals.show(refused.problem(), request);
      return new Routed(name, request.method().equals("HEAD") ? shown.withoutBody() : shown);
    }
  }

  private record Found(Route route, Map<String, String> values) {}

  private static Response answer(Request request, List<Found> here) {
    boolean head = request.method().equals("HEAD");
    var wanted = head ? "GET" : request.method();
    for (var found : here) {
      if (found.route().method().equals(wanted)) {
        admit(request, found.route());
        var response = found.route().endpoint().answer(request, new PathValues(found.values()));
        return head ? response.withoutBody() : response;
      }
    }
    var allow = allow(here);
    if (request.method().equals("OPTIONS")) {
      return Response.nothing().with("Allow", allow);
    }
    throw new Refused(Problem.methodNotAllowed(allow));
  }

  private static String allow(List<Found> here) {
    var methods = new TreeSet<String>(List.of("OPTIONS"));
    for (var found : here) {
      methods.add(found.route().method());
      if (found.route().method().equals("GET")) {
        methods.add("HEAD");
      }
    }
    return String.join(", ", methods);
  }

  private static void admit(Request request, Route route) {
    if (route.access() instanceof Access.Scoped scoped) {
      switch (request.caller()) {
        case Caller.Anonymous anonymous -> throw new Refused(Problem.unauthorized());
        case Caller.Known known -> {
          if (scoped.anyOf().stream().noneMatch(known.scopes()::contains)) {
            throw new Refused(Problem.forbidden(String.join(" or ", scoped.anyOf())));
          }
        }
      }
    }
  }

  /** The method for a log line: a known one, because a client can send any word. */
  private static String method(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.method();
      default -> "OTHER";
    };
  }
}
