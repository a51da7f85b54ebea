package dev.astrolabe.scoring;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.runtime.batch.BatchEvent;
import dev.astrolabe.runtime.batch.BatchEventReader;
import dev.astrolabe.runtime.batch.SqsDeadLetters;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.log.TraceId;
import dev.astrolabe.runtime.store.ActiveModels;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoHandOffs;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.ImportedFiles;
import dev.astrolabe.runtime.store.LeadIndexes;
import dev.astrolabe.runtime.store.ModelDocuments;
import dev.astrolabe.runtime.store.ModelReigns;
import dev.astrolabe.runtime.store.RefusedEntries;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Called with messages of the live and the bulk queue, and by the schedule of the sweep. */
public final class ScoringHandler implements RequestStreamHandler {
  private static final String NAME = "scoring";

  /** Nothing new is begun with less left than this: one piece of work takes about a second. */
  private static final int SPARE_MILLIS = 5_000;

  private final BatchEventReader events = new BatchEventReader();
  private final Scoring scoring;
  private final PrintStream out;

  public ScoringHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public ScoringHandler(Map<String, String> variables) {
    this(scoring(new Environment(variables)), System.out);
  }

  ScoringHandler(Scoring scoring, PrintStream out) {
    this.scoring = scoring;
    this.out = out;
  }

  private static Scoring scoring(Environment environment) {
    var leadsTable = environment.required("LEADS_TABLE");
    var ledgerTable = environment.required("LEDGER_TABLE");
    var configTable = environment.required("CONFIG_TABLE");
    var bulkQueue = environment.required("BULK_QUEUE_URL");
    var liveDeadLetters = environment.required("LIVE_DLQ_URL");
    var bulkDeadLetters = environment.required("BULK_DLQ_URL");
    var dynamoDb = AwsClients.dynamoDb();
    var indexes = new LeadIndexes(dynamoDb, leadsTable);
    var documents = new ModelDocuments(dynamoDb, configTable);
    var models = new ActiveModels(documents, System::nanoTime, true);
    // Made when first needed: a function that only scores needs no queue.
    var queues = new Queues();
    return new Scoring(
        new Ports(
            new DynamoLedger(dynamoDb, ledgerTable),
            new DynamoLeads(dynamoDb, leadsTable, ledgerTable),
            DynamoLeads.consistent(dynamoDb, leadsTable, ledgerTable),
            new DynamoHandOffs(dynamoDb, leadsTable),
            indexes,
            indexes,
            models::at,
            (message, reason) ->
                new SqsDeadLetters(
                        queues.sqs(),
                        Map.of(SqsDeadLetters.nameOf(bulkQueue), bulkDeadLetters),
                        liveDeadLetters)
                    .putAside(message, reason),
            new RefusedEntries(dynamoDb, configTable)::keep,
            (body, trace, delay) -> queues.send(bulkQueue, body, trace, delay),
            new ImportedFiles(dynamoDb, configTable),
            new ModelReigns(documents, models, System::nanoTime),
            newIds(new SecureRandom())),
        new KeyedHash(environment.logKey()),
        environment.number("MAX_RECEIVES"));
  }

  /** 80 random bits each. */
  private static Supplier<LeadId> newIds(SecureRandom random) {
    return () -> {
      byte[] bits = new byte[10];
      random.nextBytes(bits);
      return new LeadId(HexFormat.of().formatHex(bits));
    };
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var log = new Log(out, NAME, TraceId.of(context));
    var metrics = new Metrics(out, NAME);
    BooleanSupplier timeIsUp = () -> context.getRemainingTimeInMillis() < SPARE_MILLIS;
    switch (events.read(input)) {
      case BatchEvent.Messages(var messages) -> {
        output.write(scoring.take(messages, timeIsUp, log, metrics).answer());
        metrics.flush(
            messages.stream()
                .map(BatchEvent.Message::sentAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH));
      }
      case BatchEvent.Scheduled(var time) -> {
        var swept = scoring.sweep(time, timeIsUp, log, metrics);
        metrics.flush(time);
        output.write(
            new JsonWriter()
                .bytes(json -> {
                  json.writeStartObject();
                  json.writeNumberField("visited", swept.visited());
                  json.writeNumberField("moved", swept.moved());
                  json.writeNumberField("failed", swept.failed());
                  json.writeBooleanField("finished", swept.finished());
                  json.writeEndObject();
                }));
      }
      case BatchEvent.Changes changes ->
          throw new IllegalArgumentException("scoring has no stream among its triggers");
    }
  }
}
