package dev.astrolabe.projection;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.model.funnel.CountMilestones;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.StillContended;
import dev.astrolabe.runtime.batch.BatchEvent;
import dev.astrolabe.runtime.batch.BatchEventReader;
import dev.astrolabe.runtime.batch.FailedItems;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.log.TraceId;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.DynamoCounters;
import dev.astrolabe.runtime.store.DynamoLeads;
import dev.astrolabe.runtime.store.DynamoLedger;
import dev.astrolabe.runtime.store.Outage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Called with changes of leads; each brings the counters of its lead up to date. */
public final class ProjectionHandler implements RequestStreamHandler {
  private static final String NAME = "projection";
  private static final String LEAD = "L#";

  private final BatchEventReader events = new BatchEventReader();
  private final CountMilestones milestones;
  private final PrintStream out;

  public ProjectionHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public ProjectionHandler(Map<String, String> variables) {
    this(milestones(new Environment(variables)), System.out);
  }

  ProjectionHandler(CountMilestones milestones, PrintStream out) {
    this.milestones = milestones;
    this.out = out;
  }

  private static CountMilestones milestones(Environment environment) {
    var leadsTable = environment.required("LEADS_TABLE");
    var ledgerTable = environment.required("LEDGER_TABLE");
    var reportingTable = environment.required("REPORTING_TABLE");
    var model = environment.required("REPORTING_MODEL");
    var zone = ZoneId.of(environment.required("TIME_ZONE"));
    var dynamoDb = AwsClients.dynamoDb();
    return new CountMilestones(
        DynamoLeads.consistent(dynamoDb, leadsTable, ledgerTable),
        DynamoLedger.consistent(dynamoDb, ledgerTable),
        new DynamoCounters(dynamoDb, reportingTable),
        model,
        zone);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var log = new Log(out, NAME, TraceId.of(context));
    var metrics = new Metrics(out, NAME);
    if (!(events.read(input) instanceof BatchEvent.Changes(var changes))) {
      throw new IllegalArgumentException("the only trigger of projection is a stream");
    }
    output.write(count(changes, log, metrics).answer());
    metrics.flush(
        changes.stream().map(BatchEvent.Change::at).max(Instant::compareTo).orElse(Instant.EPOCH));
  }

  /** Each lead once; one that fails comes again from its first change on. */
  private FailedItems count(List<BatchEvent.Change> changes, Log log, Metrics metrics) {
    var first = new LinkedHashMap<LeadId, String>();
    for (var change : changes) {
      if (change.partitionKey().startsWith(LEAD)) {
        first.putIfAbsent(
            new LeadId(change.partitionKey().substring(LEAD.length())), change.sequenceNumber());
      }
    }
    var failed = new FailedItems();
    first.forEach((lead, sequenceNumber) -> {
      try {
        milestones.count(lead);
        metrics.count("projected");
      } catch (RuntimeException e) {
        // The boundary of one lead: its neighbours go on.
        log.error("projection failed").with("lead", lead.value()).with(e).write();
        metrics.count("projectionFailed");
        if (mayPass(e)) {
          failed.add(sequenceNumber);
        }
      }
    });
    return failed;
  }

  /**
   * Whether another try may succeed. A change that is reported back holds up its shard until it is
   * given up; what no retry can mend is found and counted by a rebuild.
   */
  private static boolean mayPass(RuntimeException failure) {
    return switch (failure) {
      case TransactionCanceledException conflict -> true;
      case SdkException service -> Outage.is(service);
      case StillContended contended -> true;
      default -> false;
    };
  }
}
