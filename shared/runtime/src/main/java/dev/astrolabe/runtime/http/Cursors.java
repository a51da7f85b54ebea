package dev.astrolabe.runtime.http;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Where a list goes on: opaque, and only good for the caller and the query it was given to. What
 * the list itself needs to go on is sealed inside.
 */
public final class Cursors {
  private final Supplier<Seal> seal;

  /**
   * @param seal asked for when the first cursor is needed, because its key comes from a table
   */
  public Cursors(Supplier<Seal> seal) {
    this.seal = seal;
  }

  /** What the request's cursor holds, empty for a first page; throws {@link Refused} (400). */
  public Optional<String> position(Request request) {
    return request
        .query("cursor")
        .map(token ->
            seal.get()
                .open(purpose(request), token)
                .orElseThrow(() ->
                    new Refused(
                        Problem.malformed(
                            "the cursor is not one that this query and token were given"))));
  }

  /** The cursor that goes on from a position. */
  public String next(Request request, String position) {
    return seal.get().close(purpose(request), position);
  }

  private static String purpose(Request request) {
    var query = new TreeMap<>(request.query());
    query.remove("cursor");
    query.remove("limit");
    var purpose = new StringBuilder("cursor\n").append(request.subject());
    purpose.append('\n').append(request.path());
    query.forEach((name, value) -> purpose.append('\n').append(name).append('=').append(value));
    return purpose.toString();
  }

  /** The page's length: 50 where nothing is said; throws {@link Refused} (400) beyond 1 to 500. */
  public static int limit(Request request) {
    var limit = request.query("limit").orElse("50");
    if (!limit.matches("[1-9][0-9]{0,2}") || Integer.parseInt(limit) > 500) {
      throw new Refused(Problem.malformed("limit is a number from 1 to 500"));
    }
    return Integer.parseInt(limit);
  }
}
