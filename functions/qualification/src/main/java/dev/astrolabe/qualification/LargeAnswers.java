package dev.astrolabe.qualification;

import dev.astrolabe.runtime.http.Carried;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;

/**
 * Lays an answer that is too large for the gateway on the shelf and says where: 303 to a signed
 * address.
 */
final class LargeAnswers {
  /** Bytes that an answer may have on its way; the gateway's own limit is 6 MB. */
  static final int MOST = 4 * 1024 * 1024;

  private final Shelf shelf;

  LargeAnswers(Shelf shelf) {
    this.shelf = shelf;
  }

  /** The endpoint, its large answers laid aside. */
  Route.Endpoint of(Route.Endpoint endpoint) {
    return (request, path) -> {
      var response = endpoint.answer(request, path);
      if (response.status() != 200 || Carried.bytes(response.body().bytes()) <= MOST) {
        return response;
      }
      var name = Repeats.digest(request.subject() + "\n" + request.id() + "\n" + request.now());
      return Response.seeOther(shelf.keep(name, response.body().bytes(), request.now()));
    };
  }
}
