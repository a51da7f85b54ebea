package dev.astrolabe.enps;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.batch.BatchEvent;
import dev.astrolabe.runtime.batch.BatchEventReader;
import dev.astrolabe.runtime.deliver.EventBridgeBus;
import dev.astrolabe.runtime.deliver.Leases;
import dev.astrolabe.runtime.deliver.SesMailer;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.door.Remembered;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.log.TraceId;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoLeases;
import dev.astrolabe.runtime.store.DynamoReportRuns;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRuns;
import dev.astrolabe.runtime.store.PulseSurveys;
import dev.astrolabe.runtime.store.SignedObjects;
import dev.astrolabe.runtime.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Called every hour: delivers the reports of runs that have closed. */
public final class EnpsScheduleHandler implements RequestStreamHandler {
  private static final String JOB = "enps-report";

  private final BatchEventReader events = new BatchEventReader();
  private final Delivery delivery;
  private final Leases leases;
  private final Supplier<String> attempts;
  private final PrintStream out;

  public EnpsScheduleHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public EnpsScheduleHandler(Map<String, String> variables) {
    this(new Environment(variables), AwsClients.dynamoDb());
  }

  private EnpsScheduleHandler(Environment environment, DynamoDbClient dynamoDb) {
    this(
        new Delivery(ports(environment, dynamoDb)),
        new DynamoLeases(dynamoDb, environment.required("REPORTING_TABLE")),
        () -> UUID.randomUUID().toString(),
        System.out);
  }

  /**
   * @param attempts names that no invocation had before
   */
  EnpsScheduleHandler(
      Delivery delivery, Leases leases, Supplier<String> attempts, PrintStream out) {
    this.delivery = delivery;
    this.leases = leases;
    this.attempts = attempts;
    this.out = out;
  }

  private static Delivery.Ports ports(Environment environment, DynamoDbClient dynamoDb) {
    var table = environment.required("PULSE_TABLE");
    return new Delivery.Ports(
        new PulseSurveys(dynamoDb, table),
        new Reports(
            new PulseRuns(dynamoDb, table),
            new PulseResults(dynamoDb, table),
            ZoneId.of(environment.required("TIME_ZONE"))),
        new DynamoReportRuns(dynamoDb, environment.required("REPORTING_TABLE")),
        shelf(environment)::put,
        SesMailer.of(environment, "X-Astrolabe-Report"),
        EventBridgeBus.of(environment),
        environment.optional("PEOPLE_ADDRESS"),
        languages(environment.required("REPORT_LANGUAGE")));
  }

  private static List<Language> languages(String tags) {
    return Stream.of(tags.split(",", -1))
        .map(Language::ofTag)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static SignedObjects shelf(Environment environment) {
    var region = environment.required("AWS_REGION");
    var bucket = environment.required("REPORT_BUCKET");
    var credentials = new Remembered<>(() -> DefaultCredentialsProvider.builder().build());
    var cloud =
        "https://%s.s3.%s.%s"
            .formatted(bucket, region, Region.of(region).metadata().partition().dnsSuffix());
    var address =
        environment
            .optional("AWS_ENDPOINT_URL_S3")
            .or(() -> environment.optional("AWS_ENDPOINT_URL"))
            .map(endpoint -> URI.create(endpoint.replaceFirst("/$", "") + "/" + bucket))
            .orElseGet(() -> URI.create(cloud));
    return new SignedObjects(
        address,
        region,
        () -> credentials.get().resolveCredentials(),
        new Remembered<SdkHttpClient>(() -> AwsClients.transport().build()));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var log = new Log(out, EnpsHandler.NAME, TraceId.of(context));
    var metrics = new Metrics(out, EnpsHandler.NAME);
    if (!(events.read(input) instanceof BatchEvent.Scheduled(var now))) {
      throw new IllegalArgumentException("the only trigger of this function is a schedule");
    }
    var done =
        switch (deliver(now, context, log)) {
          case Delivery.Outcome.Done outcome -> outcome;
          // Failing is what brings this event back: in a minute, and in two more. If the other one
          // is done by then, nothing is left to do; if it died, its turn is over.
          case Delivery.Outcome.Elsewhere() ->
              throw new IllegalStateException("another invocation delivers reports at the moment");
        };
    metrics.count("reportFailed", done.failed());
    metrics.flush(now);
    output.write(
        new JsonWriter()
            .bytes(
                (Json)
                    Json.object()
                        .put("delivered", done.delivered())
                        .put("failed", done.failed())
                        .put("finished", done.failed() == 0)
                        .build()));
  }

  private Delivery.Outcome deliver(Instant now, Context context, Log log) {
    try (var turn = Turn.of(leases, JOB, attempts.get(), context)) {
      return delivery.run(
          now,
          turn,
          (survey, failure) ->
              log.error("report failed").with("survey", survey).with(failure).write());
    }
  }
}
