package dev.astrolabe.cpsqlreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.deliver.BucketReports;
import dev.astrolabe.runtime.door.DeploymentSeal;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import dev.astrolabe.runtime.report.RefusalPages;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoCounters;
import dev.astrolabe.runtime.store.DynamoReportRuns;
import dev.astrolabe.runtime.store.RateRows;
import dev.astrolabe.runtime.store.SpendRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers /api/spend, /api/rates and /api/reports. */
public final class CpsqlApiHandler implements RequestStreamHandler {
  private static final String NAME = "cpsql-api";

  private final HttpFunction function;

  public CpsqlApiHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public CpsqlApiHandler(Map<String, String> variables) {
    this(ports(new Environment(variables)), new RequestLog(System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  CpsqlApiHandler(Ports ports, AccessLog log) {
    var routes = new ArrayList<Route>();
    routes.addAll(new SpendRoutes(ports).routes());
    routes.addAll(new ReportRoutes(ports).routes());
    this.function = new HttpFunction(new Router(routes, new RefusalPages(Phrase.TITLE::in)), log);
  }

  private static Ports ports(Environment environment) {
    var table = environment.required("REPORTING_TABLE");
    var dynamoDb = AwsClients.dynamoDb();
    return new Ports(
        new SpendRows(dynamoDb, table),
        new RateRows(dynamoDb, table),
        new DynamoCounters(dynamoDb, table),
        new DynamoReportRuns(dynamoDb, table),
        BucketReports.of(environment),
        Choices.Company.of(environment),
        DeploymentSeal.of(() -> dynamoDb, table),
        () -> UUID.randomUUID().toString());
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
