package dev.astrolabe.pulse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import dev.astrolabe.runtime.report.RefusalPages;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers personal links, and /api/surveys and /api/employees for people operations. */
public final class PulseHandler implements RequestStreamHandler {
  private static final String NAME = "pulse";

  private final HttpFunction function;

  public PulseHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public PulseHandler(Map<String, String> variables) {
    this(
        Wiring.pages(new Environment(variables)),
        new QuietLog(new RequestLog(System.out, NAME), System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  PulseHandler(Ports ports, AccessLog log) {
    var routes = new ArrayList<Route>();
    routes.addAll(new AnswerRoutes(ports).routes());
    routes.addAll(new SurveyRoutes(ports).routes());
    routes.addAll(new EmployeeRoutes(ports.employees()).routes());
    this.function = new HttpFunction(new Router(routes, PulseHandler::refused), log);
  }

  /** People with a link read a page; programs read a problem. */
  private static Response refused(Problem problem, Request request) {
    if (!request.path().startsWith("/s/")) {
      return RefusalPages.json(problem, request);
    }
    var page =
        problem.status() == 404
            ? AnswerRoutes.nowhere(request)
            : AnswerRoutes.notRead(problem.status(), request);
    var answer = page;
    for (var header : problem.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }

  /** The routes, for the test that holds the contract to the code. */
  List<Route> routes() {
    return function.routes();
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    function.handle(in, out, context);
  }
}
