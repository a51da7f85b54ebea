package dev.astrolabe.projection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.model.funnel.RecountMilestones;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import dev.astrolabe.runtime.report.RefusalPages;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoCounters;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.LeadIndexes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Counts again what the projection counted, page by page, and says what differs. */
public final class RebuildHandler implements RequestStreamHandler {
  private static final String NAME = "rebuild";

  private final HttpFunction function;

  public RebuildHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public RebuildHandler(Map<String, String> variables) {
    this(recount(new Environment(variables)), new RequestLog(System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  RebuildHandler(RecountMilestones recount, AccessLog log) {
    this.function =
        new HttpFunction(new Router(new RebuildRoute(recount).routes(), RefusalPages::json), log);
  }

  private static RecountMilestones recount(Environment environment) {
    var leadsTable = environment.required("LEADS_TABLE");
    var ledgerTable = environment.required("LEDGER_TABLE");
    var dynamoDb = AwsClients.dynamoDb();
    var counters = new DynamoCounters(dynamoDb, environment.required("REPORTING_TABLE"));
    return new RecountMilestones(
        new LeadIndexes(dynamoDb, leadsTable),
        DynamoLeads.consistent(dynamoDb, leadsTable, ledgerTable),
        DynamoLedger.consistent(dynamoDb, ledgerTable),
        counters,
        counters,
        environment.required("REPORTING_MODEL"),
        ZoneId.of(environment.required("TIME_ZONE")));
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
