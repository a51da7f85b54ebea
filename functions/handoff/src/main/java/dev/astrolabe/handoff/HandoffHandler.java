package dev.astrolabe.handoff;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.StillContended;
import dev.astrolabe.runtime.batch.BatchEvent;
import dev.astrolabe.runtime.batch.BatchEventReader;
import dev.astrolabe.runtime.batch.FailedItems;
import dev.astrolabe.runtime.deliver.EventBridgeBus;
import dev.astrolabe.runtime.deliver.NotTaken;
import dev.astrolabe.runtime.deliver.SesMailer;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.log.TraceId;
import dev.astrolabe.runtime.store.ActiveModels;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoHandOffs;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.ModelDocuments;
import dev.astrolabe.runtime.store.Outage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** Called with changes of leads that have a hand-off pending. */
public final class HandoffHandler implements RequestStreamHandler {
  private static final String NAME = "handoff";
  private static final String LEAD = "L#";

  private final BatchEventReader events = new BatchEventReader();
  private final HandingOver handingOver;
  private final PrintStream out;

  public HandoffHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public HandoffHandler(Map<String, String> variables) {
    this(new HandingOver(ports(new Environment(variables))), System.out);
  }

  HandoffHandler(HandingOver handingOver, PrintStream out) {
    this.handingOver = handingOver;
    this.out = out;
  }

  private static Ports ports(Environment environment) {
    var leadsTable = environment.required("LEADS_TABLE");
    var ledgerTable = environment.required("LEDGER_TABLE");
    var configTable = environment.required("CONFIG_TABLE");
    var publicUrl = environment.required("PUBLIC_URL");
    var zone = ZoneId.of(environment.required("TIME_ZONE"));
    var dynamoDb = AwsClients.dynamoDb();
    var models =
        new ActiveModels(new ModelDocuments(dynamoDb, configTable), System::nanoTime, false);
    return new Ports(
        new DynamoLeads(dynamoDb, leadsTable, ledgerTable),
        new DynamoLedger(dynamoDb, ledgerTable),
        new DynamoHandOffs(dynamoDb, leadsTable),
        (name, version, now) ->
            models
                .version(name, version)
                .or(() ->
                    models.at(now).stream()
                        .filter(model -> model.model().name().equals(name))
                        .findFirst()),
        EventBridgeBus.of(environment),
        SesMailer.of(environment, "X-Astrolabe-Handoff"),
        environment.required("SALES_ADDRESS"),
        publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl,
        zone);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var log = new Log(out, NAME, TraceId.of(context));
    var metrics = new Metrics(out, NAME);
    if (!(events.read(input) instanceof BatchEvent.Changes(var changes))) {
      throw new IllegalArgumentException("the only trigger of handoff is a stream");
    }
    output.write(handOver(changes, log, metrics).answer());
    metrics.flush(
        changes.stream().map(BatchEvent.Change::at).max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  private FailedItems handOver(List<BatchEvent.Change> changes, Log log, Metrics metrics) {
    var failed = new FailedItems();
    for (var change : changes) {
      if (!change.partitionKey().startsWith(LEAD)) {
        continue;
      }
      var lead = new LeadId(change.partitionKey().substring(LEAD.length()));
      try {
        int handOffs = handingOver.handOver(lead, change.at());
        if (handOffs > 0) {
          log.info("handed over").with("lead", lead.value()).with("handoffs", handOffs).write();
          metrics.count("handoffs", handOffs);
        }
      } catch (RuntimeException e) {
        // The boundary of one change: its neighbours go on.
        log.error("hand-off failed").with("lead", lead.value()).with(e).write();
        metrics.count("handoffFailed");
        if (mayPass(e)) {
          failed.add(change.sequenceNumber());
        }
      }
    }
    return failed;
  }

  /**
   * Whether another try may succeed. A change that is reported back holds up its shard until it is
   * given up; what no retry can mend stays pending, and the sweep brings it again.
   */
  private static boolean mayPass(RuntimeException failure) {
    return switch (failure) {
      case SdkException service -> Outage.is(service);
      case StillContended contended -> true;
      case NotTaken later -> true;
      default -> false;
    };
  }
}
