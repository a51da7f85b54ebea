package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.store.Table.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Runs of reports in the table of reports.
 *
 * <p>{@code pk} REPORTS, {@code sk} report#period#revision, {@code at} when it was begun, {@code
 * d:STEP} where the step is done, {@code m:LANGUAGE} where the mail in it was sent.
 */
public final class DynamoReportRuns implements ReportRuns {
  private static final int FORMAT = 1;
  private static final String PARTITION = "REPORTS";
  private static final String DONE = "d:";
  private static final String MAILED = "m:";

  private final Table table;

  /**
   * @param table the table of reports
   */
  public DynamoReportRuns(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public Run begin(String report, String period, int revision, Instant now) {
    var fresh = ReportRuns.fresh(report, period, revision, now);
    var item =
        Item.of(PARTITION, sortKey(fresh))
            .number(Item.FORMAT, FORMAT)
            .text("at", now.toString())
            .build();
    return table.putIfAbsent(item).map(DynamoReportRuns::run).orElse(fresh);
  }

  @Override
  public void done(Run run, Step step) {
    mark(run, DONE + step.name());
  }

  @Override
  public void mailed(Run run, String language) {
    mark(run, MAILED + language);
  }

  private void mark(Run run, String attribute) {
    table
        .client()
        .updateItem(r ->
            r.tableName(table.name())
                .key(Table.key(PARTITION, sortKey(run)))
                .updateExpression("SET #done = :done")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeNames(Map.of("#done", attribute))
                .expressionAttributeValues(Map.of(":done", AttributeValue.fromN("1"))));
  }

  @Override
  public List<Run> of(String report) {
    return table.query(PARTITION, report + "#", Reading.CONSISTENT).stream()
        .map(DynamoReportRuns::run)
        .toList();
  }

  /** Revisions sort as text below 1,000. */
  private static String sortKey(Run run) {
    var revision = Integer.toString(run.revision());
    return run.report()
        + "#"
        + run.period()
        + "#"
        + "0".repeat(Math.max(0, 3 - revision.length()))
        + revision;
  }

  private static Run run(Item item) {
    item.format(FORMAT);
    var key = item.sk().split("#", 3);
    var done = new TreeSet<Step>();
    for (var step : Step.values()) {
      if (item.number(DONE + step.name()).isPresent()) {
        done.add(step);
      }
    }
    var mailed = new TreeSet<String>();
    for (var attribute : item.attributes().keySet()) {
      if (attribute.startsWith(MAILED)) {
        mailed.add(attribute.substring(MAILED.length()));
      }
    }
    return new Run(
        key[0],
        key[1],
        Integer.parseInt(key[2]),
        Instant.parse(item.requiredText("at")),
        done,
        mailed);
  }
}
