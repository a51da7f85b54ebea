package dev.astrolabe.qualification;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.door.DeploymentSeal;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.door.Remembered;
import dev.astrolabe.runtime.door.SqsArrivals;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Cursors;
import dev.astrolabe.runtime.http.HttpFunction;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.Route;
import dev.astrolabe.runtime.http.Router;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.report.RefusalPages;
import dev.astrolabe.runtime.store.ActiveModels;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoHandOffs;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.IdempotentAnswers;
import dev.astrolabe.runtime.store.LeadIndexes;
import dev.astrolabe.runtime.store.ModelAgreements;
import dev.astrolabe.runtime.store.ModelDocuments;
import dev.astrolabe.runtime.store.RefusedEntries;
import dev.astrolabe.runtime.text.PhonePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Answers /api for whoever has a token with the scope. */
public final class QualificationHandler implements RequestStreamHandler {
  private static final String NAME = "qualification";

  private final HttpFunction function;

  public QualificationHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public QualificationHandler(Map<String, String> variables) {
    this(new Environment(variables), new Log(System.out, NAME, "none"));
  }

  private QualificationHandler(Environment environment, Log log) {
    this(ports(environment, log), new RequestLog(System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  QualificationHandler(Ports ports, AccessLog log) {
    var routes = new ArrayList<Route>();
    routes.addAll(new LeadReads(ports, new Cursors(ports.seal())).routes());
    routes.addAll(new LeadWrites(ports, new EntryAddress(ports.seal())).routes());
    routes.addAll(new Acts(ports).routes());
    routes.addAll(new ModelRoutes(ports).routes());
    this.function = new HttpFunction(new Router(routes, RefusalPages::json), log);
  }

  private static Ports ports(Environment environment, Log log) {
    var leadsTable = environment.required("LEADS_TABLE");
    var ledgerTable = environment.required("LEDGER_TABLE");
    var configTable = environment.required("CONFIG_TABLE");
    var liveQueue = environment.required("LIVE_QUEUE_URL");
    var bulkQueue = environment.required("BULK_QUEUE_URL");
    var dynamoDb = AwsClients.dynamoDb();
    var sqs = new Remembered<SqsClient>(AwsClients::sqs);
    var documents = new ModelDocuments(dynamoDb, configTable);
    var answers = new IdempotentAnswers(dynamoDb, configTable);
    var indexes = new LeadIndexes(dynamoDb, leadsTable);
    return new Ports(
        new DynamoLeads(dynamoDb, leadsTable, ledgerTable),
        new DynamoLedger(dynamoDb, ledgerTable),
        new DynamoHandOffs(dynamoDb, leadsTable),
        new IndexedLeads(indexes),
        new StoredModels(
            documents,
            new ModelAgreements(dynamoDb, configTable),
            new ActiveModels(documents, System::nanoTime, false)),
        new StoredAnswers(answers),
        new RefusedEntries(dynamoDb, configTable)::reasons,
        new SqsArrivals(sqs, liveQueue),
        new BulkReassessment(sqs, bulkQueue),
        new PhonePlan(environment.optional("PHONE_REGION").orElse("ZZ")),
        new QueuesAtRest(sqs, List.of(liveQueue, bulkQueue), System::nanoTime),
        DeploymentSeal.of(() -> dynamoDb, configTable),
        BucketShelf.of(environment),
        new LoggedAudit(log, new KeyedHash(environment.logKey())));
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
