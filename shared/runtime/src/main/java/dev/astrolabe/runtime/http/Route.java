package dev.astrolabe.runtime.http;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One method of one path. The contract (docs/openapi.yaml) lists exactly these, with these
 * statuses; a test compares both ways.
 *
 * @param statuses every status this route answers by itself
 */
public record Route(
    String method,
    PathTemplate path,
    Access access,
    SortedSet<Integer> statuses,
    Endpoint endpoint) {

  /** What answers. */
  @FunctionalInterface
  public interface Endpoint {
    /** Answers; throws {@link Refused} for what a parser or a check found. */
    Response answer(Request request, PathValues path);
  }

  public Route {
    statuses = Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
  }

  /** A route for anybody. */
  public static Route open(String method, String path, Endpoint endpoint, Integer... statuses) {
    return new Route(
        method, new PathTemplate(path), Access.everybody(), sorted(statuses), endpoint);
  }

  /**
   * A route for a token with the scope; it answers 401, 403 and, where a store does not answer,
   * 503.
   */
  public static Route scoped(
      String method, String path, String scope, Endpoint endpoint, Integer... statuses) {
    var all = sorted(statuses);
    all.add(401);
    all.add(403);
    all.add(503);
    return new Route(method, new PathTemplate(path), Access.scope(scope.split(" ")), all, endpoint);
  }

  private static SortedSet<Integer> sorted(Integer... statuses) {
    var sorted = new TreeSet<Integer>();
    Collections.addAll(sorted, statuses);
    return sorted;
  }

  /** {@code GET /api/leads/{id}}: the name of the route in logs and metrics. */
  public String name() {
    return method + " " + path.written();
  }
}
