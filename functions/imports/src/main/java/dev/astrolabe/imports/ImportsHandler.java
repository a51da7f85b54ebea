package dev.astrolabe.imports;

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
import dev.astrolabe.runtime.store.ImportDocuments;
import dev.astrolabe.runtime.store.ImportedFiles;
import dev.astrolabe.runtime.store.RateRows;
import dev.astrolabe.runtime.store.SpendRows;
import dev.astrolabe.runtime.text.PhonePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers /api/imports. */
public final class ImportsHandler implements RequestStreamHandler {
  private static final String NAME = "imports";

  private final HttpFunction function;

  public ImportsHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public ImportsHandler(Map<String, String> variables) {
    this(routes(new Environment(variables)), new RequestLog(System.out, NAME));
  }

  /** For tests: everything from outside is given. */
  ImportsHandler(ImportRoutes routes, AccessLog log) {
    this.function = new HttpFunction(new Router(routes.routes(), RefusalPages::json), log);
  }

  private static ImportRoutes routes(Environment environment) {
    var table = environment.required("REPORTING_TABLE");
    var dynamoDb = AwsClients.dynamoDb();
    var documents = new ImportDocuments(dynamoDb, table);
    var imports =
        new Imports() {
          @Override
          public void keep(String id, byte[] document) {
            documents.keep(id, document);
          }

          @Override
          public Optional<byte[]> find(String id) {
            return documents.find(id);
          }
        };
    return new ImportRoutes(
        new ImportFile(new SpendRows(dynamoDb, table), new RateRows(dynamoDb, table)),
        imports,
        new LeadImports(
            new PhonePlan(environment.optional("PHONE_REGION").orElse("ZZ")),
            new StoredFiles(new ImportedFiles(dynamoDb, environment.required("CONFIG_TABLE"))),
            new SqsBulk(environment.required("BULK_QUEUE_URL"))));
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
