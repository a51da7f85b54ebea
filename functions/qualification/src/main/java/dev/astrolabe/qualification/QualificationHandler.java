package dev.astrolabe.qualification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Cursors;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.Refusals;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Answers /api for whoever has a token with the scope. */
public final class QualificationHandler implements RequestStreamHandler {
  private final HttpFunction function;

  /** For tests: everything from outside is given. */
  QualificationHandler(Ports ports, AccessLog log) {
    var routes = new ArrayList<Route>();
    routes.addAll(new LeadReads(ports, new Cursors(ports.seal())).routes());
    routes.addAll(new LeadWrites(ports, new EntryAddress(ports.seal())).routes());
    this.function = new HttpFunction(new Router(routes, Refusals.json()), log);
  }

  /** The routes, for the test that holds the contract to the code. */
  List<Route> routes() {
    return function.routes();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out);
  }
}
