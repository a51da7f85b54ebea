package dev.astrolabe.bench.function;

import dev.astrolabe.runtime.store.LocalTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Empty tables on a DynamoDB Local, imitations of the other services, and the variables that tell
 * functions where all this is.
 */
public final class Installation implements AutoCloseable {
  private final DynamoDbClient client;
  private final LocalTables.Names tables;
  private final OtherServices others;
  private final Path folder;

  private Installation(
      DynamoDbClient client, LocalTables.Names tables, OtherServices others, Path folder) {
    this.client = client;
    this.tables = tables;
    this.others = others;
    this.folder = folder;
  }

  /** Makes one; it ends with this JVM. */
  public static Installation make() throws IOException {
    var client = LocalTables.client();
    return new Installation(
        client,
        LocalTables.create(client),
        OtherServices.listen(),
        Files.createTempDirectory("astrolabe-bench"));
  }

  public DynamoDbClient client() {
    return client;
  }

  public LocalTables.Names tables() {
    return tables;
  }

  public OtherServices others() {
    return others;
  }

  /** A folder for whatever the run needs, deleted at its end. */
  public Path folder() {
    return folder;
  }

  /** What the template gives the functions, and where services answer. */
  public Map<String, String> environment() {
    var variables = new HashMap<String, String>();
    variables.put("AWS_REGION", "us-east-1");
    variables.put("AWS_ACCESS_KEY_ID", "test");
    variables.put("AWS_SECRET_ACCESS_KEY", "test");
    variables.put("AWS_ENDPOINT_URL", others.address());
    variables.put(
        "AWS_ENDPOINT_URL_DYNAMODB",
        client.serviceClientConfiguration().endpointOverride().orElseThrow().toString());
    variables.put("LEADS_TABLE", tables.leads());
    variables.put("LEDGER_TABLE", tables.ledger());
    variables.put("CONFIG_TABLE", tables.config());
    variables.put("REPORTING_TABLE", tables.reporting());
    // Tables of one key look alike: the surveys of a company without any lie in this one.
    variables.put("PULSE_TABLE", tables.config());
    variables.put("REPORT_BUCKET", "reports");
    variables.put("REPORT_LANGUAGE", "en");
    variables.put("SECRETS_PREFIX", "/astrolabe");
    variables.put("REPORT_CURRENCY", "USD");
    variables.put("REPORTING_MODEL", "default");
    variables.put("WEEK_START", "MONDAY");
    variables.put("LIVE_QUEUE_URL", others.address() + "/123456789012/live");
    variables.put("BULK_QUEUE_URL", others.address() + "/123456789012/bulk");
    variables.put("LIVE_DLQ_URL", others.address() + "/123456789012/live-dead");
    variables.put("BULK_DLQ_URL", others.address() + "/123456789012/bulk-dead");
    variables.put("EVENT_BUS", "bus");
    variables.put("MAIL_FROM", "astrolabe@example.com");
    variables.put("SALES_ADDRESS", "sales@example.com");
    variables.put("PUBLIC_URL", "https://leads.example.com");
    variables.put("TIME_ZONE", "UTC");
    variables.put("PHONE_REGION", "AE");
    variables.put("MAX_RECEIVES", "5");
    // One address sends all that is measured here: it is not to be held up.
    variables.put("FORMS_PER_MINUTE", "1000000");
    variables.put("FORM_BURST", "1000000");
    return variables;
  }

  /**
   * Starts a function that says what each of its calls cost.
   *
   * @param name its module
   * @param handler its class, below the project's package
   */
  public FunctionProcess metered(String name, String handler) throws IOException {
    var own = folder.resolve(name);
    var finding = own.resolve("interceptor");
    var file = finding.resolve("software/amazon/awssdk/global/handlers/execution.interceptors");
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, SpokenCalls.class.getName());
    var classPath =
        new ArrayList<>(
            FunctionCode.unpack(Path.of("").toAbsolutePath(), name, own.resolve("code"))
                .classPath());
    classPath.add(finding);
    classPath.add(classes());
    return FunctionProcess.start(
        List.of(),
        List.of(),
        classPath,
        "dev.astrolabe." + handler,
        environment(),
        own.resolve("events"));
  }

  /** Where the classes of this module are. */
  public static Path classes() {
    return Path.of("bench", "target", "classes").toAbsolutePath();
  }

  @Override
  public void close() {
    others.close();
    client.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
