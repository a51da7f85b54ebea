package dev.astrolabe.bench.price;

import dev.astrolabe.bench.function.FunctionProcess;
import dev.astrolabe.bench.function.FunctionProcess.Answer;
import dev.astrolabe.bench.function.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The functions as deployed, each metered in a JVM of its own. */
final class Functions implements AutoCloseable {
  /** What CloudWatch Logs adds to each line when it counts bytes. */
  private static final int LINE_OVERHEAD = 26;

  /** Lambda gives a whole processor at 1,769 MB; the functions have 1,024. */
  private static final double SLOWER = 1_769.0 / 1_024;

  private static final Pattern METRIC = Pattern.compile("\"Name\":\"([^\"]+)\"");
  private static final Pattern FUNCTION = Pattern.compile("\"function\":\"([^\"]+)\"");

  private final FunctionProcess intake;
  private final FunctionProcess scoring;
  private final FunctionProcess handoff;
  private final FunctionProcess projection;
  private final Set<String> metrics = new HashSet<>();
  private final Map<String, Calls> calls = new TreeMap<>();
  private Usage usage = new Usage();

  /** How often an operation was called, and the units of all its calls. */
  record Calls(int count, double write, double read) {
    Calls and(Calls other) {
      return new Calls(count + other.count, write + other.write, read + other.read);
    }
  }

  Functions(Installation installation) throws IOException {
    this.intake = installation.metered("intake", "intake.IntakeHandler");
    this.scoring = installation.metered("scoring", "scoring.ScoringHandler");
    this.handoff = installation.metered("handoff", "handoff.HandoffHandler");
    this.projection = installation.metered("projection", "projection.ProjectionHandler");
  }

  Answer intake(String event) throws IOException {
    return metered(intake, event.getBytes(StandardCharsets.UTF_8));
  }

  Answer scoring(byte[] event) throws IOException {
    return metered(scoring, event);
  }

  Answer handoff(String event) throws IOException {
    return metered(handoff, event.getBytes(StandardCharsets.UTF_8));
  }

  Answer projection(String event) throws IOException {
    return metered(projection, event.getBytes(StandardCharsets.UTF_8));
  }

  /** Calls a function that a schedule calls, warm; what its first call needs does not count. */
  Usage scheduled(FunctionProcess function, byte[] event) throws IOException {
    var before = take();
    metered(function, event);
    take();
    metered(function, event);
    var used = take().add(ListPrice.SCHEDULES, 1);
    use(before);
    return used;
  }

  private Answer metered(FunctionProcess function, byte[] event) throws IOException {
    var answer = function.invoke(event);
    usage
        .add(ListPrice.LAMBDA_REQUESTS, 1)
        .add(ListPrice.LAMBDA_GB_SECONDS, gigabyteSeconds(answer.nanos()));
    for (var call : answer.calls()) {
      switch ((call.service() + " " + call.operation()).toLowerCase(Locale.ROOT)) {
        case "sqs sendmessage" -> usage.add(ListPrice.SQS_REQUESTS, 1);
        case "eventbridge putevents" -> usage.add(ListPrice.EVENTS, 1);
        case "sesv2 sendemail" -> usage.add(ListPrice.MAILS, 1);
        default -> {
          if (!call.service().equals("DynamoDb")) {
            throw new IOException("a call without a price: " + call);
          }
          calls.merge(call.operation(), new Calls(1, call.write(), call.read()), Calls::and);
          usage
              .add(ListPrice.DYNAMODB_WRITES, call.write())
              .add(ListPrice.DYNAMODB_READS, call.read());
        }
      }
    }
    for (var line : answer.logs()) {
      if (!line.startsWith("SLF4J")) {
        log(line);
      }
    }
    return answer;
  }

  /** Rounded up to a millisecond, as Lambda does, at the share of a processor that it gives. */
  static double gigabyteSeconds(long nanos) {
    return Math.ceil(nanos / 1e6 * SLOWER) / 1_000;
  }

  private void log(String line) {
    double gigabytes = (line.getBytes(StandardCharsets.UTF_8).length + LINE_OVERHEAD) / 1e9;
    usage.add(ListPrice.LOGS_INGESTED, gigabytes);
    if (line.startsWith("{\"_aws\"")) {
      var function = FUNCTION.matcher(line);
      var name = METRIC.matcher(line);
      while (name.find()) {
        metrics.add((function.find(0) ? function.group(1) : "") + " " + name.group(1));
      }
    }
  }

  /** A line of the HTTP API's access log, in the template's format. */
  void accessLog(String route) {
    log("{\"route\":\"%s\",\"status\":\"202\",\"latency\":\"12\"}".formatted(route));
  }

  /** Counts what was used outside of functions. */
  Usage use(ListPrice price, double amount) {
    return usage.add(price, amount);
  }

  /** Counts what was used outside of functions. */
  void use(Usage more) {
    usage.add(more);
  }

  /** What has been used since this was last asked. */
  Usage take() {
    var used = usage;
    usage = new Usage();
    return used;
  }

  /** Calls of DynamoDB since this was last asked, by operation. */
  Map<String, Calls> takeCalls() {
    var taken = Map.copyOf(calls);
    calls.clear();
    return taken;
  }

  /** Metrics that were written so far, each with its function. */
  Set<String> metrics() {
    return Set.copyOf(metrics);
  }

  @Override
  public void close() {
    intake.close();
    scoring.close();
    handoff.close();
    projection.close();
  }
}
