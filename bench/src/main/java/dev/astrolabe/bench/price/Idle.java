package dev.astrolabe.bench.price;

import java.util.List;
import java.util.Locale;

/**
 * What a month costs in which nothing comes.
 *
 * @param sweep what one run of the sweep uses
 * @param schedules what all other schedules use in a month
 * @param metrics how many metrics of our own are written
 */
record Idle(Template template, Usage sweep, Usage schedules, int metrics) {
  static final double HOURS = 730;

  /** So often surveys are looked at. */
  static final double QUARTERS_OF_AN_HOUR = 4 * HOURS;

  static final double DAYS = HOURS / 24;

  /** Lambda asks an empty queue with five long polls at a time, each of 20 seconds. */
  private static final double POLLS_AN_HOUR = 5 * 3_600 / 20.0;

  /** DynamoDB keeps a table's key for five minutes, for each role that uses the table. */
  private static final double KEY_REQUESTS_AN_HOUR = 12;

  private static final int TABLES_THE_SWEEP_READS = 2;

  /** Of the table of surveys each time they are looked at, and of two for their reports. */
  private static final double KEY_REQUESTS_OF_SURVEYS = QUARTERS_OF_AN_HOUR + 2 * HOURS;

  /** A sweep a minute. */
  static double sweeps() {
    return HOURS * 60;
  }

  Usage usage() {
    return sweep
        .times(sweeps())
        .add(schedules)
        .add(ListPrice.ALARMS, template.count("AWS::CloudWatch::Alarm"))
        .add(ListPrice.METRICS, metrics)
        .add(ListPrice.SQS_REQUESTS, template.polledQueues() * POLLS_AN_HOUR * HOURS)
        .add(ListPrice.KEY_REQUESTS, TABLES_THE_SWEEP_READS * KEY_REQUESTS_AN_HOUR * HOURS)
        .add(ListPrice.KEY_REQUESTS, KEY_REQUESTS_OF_SURVEYS)
        .add(ListPrice.LOGS_STORED, sweep.times(sweeps()).of(ListPrice.LOGS_INGESTED));
  }

  List<String> counted() {
    return List.of(
        String.format(
            Locale.ROOT,
            "idle counts, from template.yaml: %d alarms, %d schedules (%.0f sweeps a month), %d"
                + " queues that Lambda polls, %d tables with a managed key (SSEEnabled), %d log"
                + " groups, %d topic, %d bus and %d bucket, which cost nothing while empty",
            template.count("AWS::CloudWatch::Alarm"),
            template.count("ScheduleV2"),
            sweeps(),
            template.polledQueues(),
            template.count("AWS::DynamoDB::Table"),
            template.count("AWS::Logs::LogGroup"),
            template.count("AWS::SNS::Topic"),
            template.count("AWS::Events::EventBus"),
            template.count("AWS::S3::Bucket")),
        String.format(
            Locale.ROOT,
            "and %d metrics of our own, those this run wrote; no parameters, no keys of our own,"
                + " no provisioned concurrency",
            metrics));
  }
}
