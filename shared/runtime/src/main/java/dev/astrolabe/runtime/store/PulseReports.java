package dev.astrolabe.runtime.store;

import dev.astrolabe.runtime.store.Table.Reading;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How far the delivery of a run's report is. {@code pk} REPORT#survey, {@code sk} run#revision; a
 * step that is noted is not made again.
 */
public final class PulseReports {
  private static final int FORMAT = 1;

  /** The steps of a delivery, in their order. */
  public enum Step {
    STORED,
    MAILED,
    TOLD
  }

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseReports(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** The last step that was made; empty before the first. */
  public Optional<Step> made(String survey, String run, int revision) {
    return table
        .get("REPORT#" + survey, run + "#" + revision, Reading.CONSISTENT)
        .map(item -> {
          item.format(FORMAT);
          return Step.valueOf(item.requiredText("step"));
        });
  }

  /** Notes a step. */
  public void note(String survey, String run, int revision, Step step) {
    table.put(
        Item.of("REPORT#" + survey, run + "#" + revision)
            .number(Item.FORMAT, FORMAT)
            .text("step", step.name())
            .build());
  }
}
