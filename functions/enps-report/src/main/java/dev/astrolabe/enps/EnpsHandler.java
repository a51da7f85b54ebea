package dev.astrolabe.enps;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import dev.astrolabe.runtime.report.RefusalPages;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRuns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Answers /api/reports/enps. */
public final class EnpsHandler implements RequestStreamHandler {
  static final String NAME = "enps-report";

  private final HttpFunction function;

  public EnpsHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public EnpsHandler(Map<String, String> variables) {
    this(routes(new Environment(variables)), new RequestLog(System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  EnpsHandler(EnpsRoutes routes, AccessLog log) {
    this.function =
        new HttpFunction(new Router(routes.routes(), new RefusalPages(Phrase.TITLE::in)), log);
  }

  private static EnpsRoutes routes(Environment environment) {
    var table = environment.required("PULSE_TABLE");
    var zone = ZoneId.of(environment.required("TIME_ZONE"));
    var dynamoDb = AwsClients.dynamoDb();
    return new EnpsRoutes(
        new Reports(new PulseRuns(dynamoDb, table), new PulseResults(dynamoDb, table), zone),
        zone,
        DayOfWeek.valueOf(environment.required("WEEK_START")));
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
