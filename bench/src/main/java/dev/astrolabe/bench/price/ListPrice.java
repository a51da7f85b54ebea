package dev.astrolabe.bench.price;

/**
 * List prices of us-east-1 in US dollars without tax, as they stood on 2025-12-01. From the pricing
 * pages of each service, aws.amazon.com/SERVICE/pricing: api-gateway (first 300 million), lambda
 * (arm64, first 7.5 billion GB-seconds), sqs (standard queues), dynamodb (on demand, standard
 * class, the price since 2024-11-01), cloudwatch (logs, alarms of one metric at 60 s, first 10,000
 * metrics), eventbridge (custom events, scheduler), ses, s3 (standard), kms, ec2 (data transfer
 * out). Reads of a DynamoDB stream by Lambda cost nothing.
 */
enum ListPrice {
  HTTP_API_REQUESTS("API Gateway", "requests to the HTTP API, 512 KB each", 1.00, 1e6, 0),
  LAMBDA_REQUESTS("Lambda", "requests", 0.20, 1e6, 1e6),
  LAMBDA_GB_SECONDS("Lambda", "GB-seconds on arm64", 0.0000133334, 1, 400_000),
  SQS_REQUESTS("SQS", "requests, 64 KB each", 0.40, 1e6, 1e6),
  DYNAMODB_WRITES("DynamoDB", "write request units", 0.625, 1e6, 0),
  DYNAMODB_READS("DynamoDB", "read request units", 0.125, 1e6, 0),
  DYNAMODB_STORAGE("DynamoDB", "GB stored for a month", 0.25, 1, 25),
  DYNAMODB_RECOVERY("DynamoDB", "GB kept recoverable to a point in time for a month", 0.20, 1, 0),
  LOGS_INGESTED("CloudWatch", "GB of logs taken in", 0.50, 1, 5),
  LOGS_STORED("CloudWatch", "GB of logs kept for a month", 0.03, 1, 0),
  ALARMS("CloudWatch", "alarms for a month", 0.10, 1, 10),
  METRICS("CloudWatch", "metrics of our own for a month", 0.30, 1, 10),
  EVENTS("EventBridge", "events, 64 KB each", 1.00, 1e6, 0),
  SCHEDULES("EventBridge", "invocations by the scheduler", 1.00, 1e6, 14e6),
  MAILS("SES", "mails", 0.10, 1e3, 0),
  KEY_REQUESTS("KMS", "requests for DynamoDB's managed key", 0.03, 1e4, 20_000),
  DATA_OUT("Data transfer", "GB out to the internet", 0.09, 1, 100);

  /** When these prices were looked up. */
  static final String DATE = "2025-12-01";

  private final String service;
  private final String unit;
  private final double dollars;
  private final double units;
  private final double freeEachMonth;

  /**
   * @param dollars for so many {@code units}
   * @param freeEachMonth what no account pays for, however old it is
   */
  ListPrice(String service, String unit, double dollars, double units, double freeEachMonth) {
    this.service = service;
    this.unit = unit;
    this.dollars = dollars;
    this.units = units;
    this.freeEachMonth = freeEachMonth;
  }

  String service() {
    return service;
  }

  String unit() {
    return unit;
  }

  double freeEachMonth() {
    return freeEachMonth;
  }

  /** Dollars for so much of it. */
  double of(double amount) {
    return amount * dollars / units;
  }
}
