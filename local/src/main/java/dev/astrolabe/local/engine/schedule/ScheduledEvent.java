package dev.astrolabe.local.engine.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.engine.Account;

/** What a function is given: the schedule's input with its context attributes filled in. */
final class ScheduledEvent {
  private final Account account;

  ScheduledEvent(Account account) {
    this.account = account;
  }

  /**
   * The event of one attempt, JSON.
   *
   * @param attempt 1 for the first
   */
  String of(Firing firing, String executionId, int attempt) {
    return firing
        .schedule()
        .input()
        .map(input -> filled(input, firing, executionId, attempt))
        .orElseGet(() -> usual(firing, executionId));
  }

  private String filled(String input, Firing firing, String executionId, int attempt) {
    return input
        .replace("<aws.scheduler.schedule-arn>", account.scheduleArn(firing.schedule().name()))
        .replace("<aws.scheduler.scheduled-time>", firing.scheduledTime().toString())
        .replace("<aws.scheduler.execution-id>", executionId)
        .replace("<aws.scheduler.attempt-number>", Integer.toString(attempt));
  }

  /** What Scheduler sends where the schedule has no input. */
  private String usual(Firing firing, String executionId) {
    var event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "0")
        .put("id", executionId)
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.scheduler")
        .put("account", account.id())
        .put("time", firing.scheduledTime().toString())
        .put("region", account.region());
    event.putArray("resources").add(account.scheduleArn(firing.schedule().name()));
    event.put("detail", "{}");
    return event.toString();
  }
}
