package dev.astrolabe.cpsqlreport;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.batch.BatchEvent;
import dev.astrolabe.runtime.batch.BatchEventReader;
import dev.astrolabe.runtime.deliver.BucketReports;
import dev.astrolabe.runtime.deliver.EventBridgeBus;
import dev.astrolabe.runtime.deliver.Leases;
import dev.astrolabe.runtime.deliver.SesMailer;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.log.TraceId;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoCounters;
import dev.astrolabe.runtime.store.DynamoLeases;
import dev.astrolabe.runtime.store.DynamoReportRuns;
import dev.astrolabe.runtime.store.RateRows;
import dev.astrolabe.runtime.store.SpendRows;
import dev.astrolabe.runtime.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Called once a day: makes and delivers the reports of the periods that ended. */
public final class CpsqlReportHandler implements RequestStreamHandler {
  private static final String NAME = "cpsql-report";

  private final BatchEventReader events = new BatchEventReader();
  private final Delivery delivery;
  private final Leases leases;
  private final Supplier<String> attempts;
  private final PrintStream out;

  public CpsqlReportHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public CpsqlReportHandler(Map<String, String> variables) {
    this(new Environment(variables), AwsClients.dynamoDb());
  }

  private CpsqlReportHandler(Environment environment, DynamoDbClient dynamoDb) {
    this(
        delivery(environment, dynamoDb),
        new DynamoLeases(dynamoDb, environment.required("REPORTING_TABLE")),
        () -> UUID.randomUUID().toString(),
        System.out);
  }

  /**
   * @param attempts names that no invocation had before
   */
  CpsqlReportHandler(Delivery delivery, Leases leases, Supplier<String> attempts, PrintStream out) {
    this.delivery = delivery;
    this.leases = leases;
    this.attempts = attempts;
    this.out = out;
  }

  private static Delivery delivery(Environment environment, DynamoDbClient dynamoDb) {
    var table = environment.required("REPORTING_TABLE");
    var language =
        Language.ofTag(environment.required("REPORT_LANGUAGE"))
            .orElseThrow(() -> new IllegalStateException("REPORT_LANGUAGE is en, ar or fa"));
    var company = Choices.Company.of(environment);
    return new Delivery(
        new Reports(
            new SpendRows(dynamoDb, table),
            new RateRows(dynamoDb, table),
            new DynamoCounters(dynamoDb, table),
            company),
        company,
        new DynamoReportRuns(dynamoDb, table),
        BucketReports.of(environment),
        SesMailer.of(environment, "X-Astrolabe-Report"),
        environment.optional("FINANCE_ADDRESS"),
        EventBridgeBus.of(environment),
        language);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var log = new Log(out, NAME, TraceId.of(context));
    var metrics = new Metrics(out, NAME);
    if (!(events.read(input) instanceof BatchEvent.Scheduled(var time))) {
      throw new IllegalArgumentException("the only trigger of cpsql-report is a schedule");
    }
    int delivered =
        switch (deliver(time, context)) {
          case Delivery.Outcome.Delivered(int reports) -> reports;
          // Failing is what brings this event back: in a minute, and in two more. If the other one
          // is done by then, nothing is left to do; if it died, its turn is over.
          case Delivery.Outcome.Elsewhere() ->
              throw new IllegalStateException("another invocation delivers reports at the moment");
        };
    log.info("reports delivered").with("reports", delivered).write();
    metrics.count("reportsDelivered", delivered);
    metrics.flush(time);
    output.write(
        new JsonWriter()
            .bytes(Json.object().put("finished", true).put("delivered", delivered).build()));
  }

  private Delivery.Outcome deliver(Instant time, Context context) {
    try (var turn = Turn.of(leases, NAME, attempts.get(), context)) {
      return delivery.deliver(time, turn);
    }
  }
}
