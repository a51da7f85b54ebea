package dev.astrolabe.bench.price;

import dev.astrolabe.bench.function.Installation;
import dev.astrolabe.bench.function.MessageBatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Form posts on their whole way: intake, queue, scoring in batches, stream, hand-off. */
final class Scenario {
  /** As the template's Live event has it, and the budget. */
  static final int BATCH = 5;

  /** What API Gateway sends back beside the body: status line and headers. */
  private static final int RESPONSE_OVERHEAD = 300;

  private static final Pattern STREAM_TIME =
      Pattern.compile("\"ApproximateCreationDateTime\": \\d+");
  private static final Pattern SCHEDULED = Pattern.compile("\"time\": \"[^\"]*\"");

  private final Installation installation;
  private final Functions functions;
  private final FormPosts posts;
  private final String streamSample;
  private final String countedRecord;
  private final String sweepSample;
  private final Map<String, String> projected = new HashMap<>();
  private final List<String> waiting = new ArrayList<>();
  private final Usage handingOver = new Usage();
  private int handOffs;

  Scenario(Installation installation, Functions functions, long seed, Instant start)
      throws IOException {
    this.installation = installation;
    this.functions = functions;
    var events = Path.of("events");
    this.posts =
        new FormPosts(
            seed, Files.readString(events.resolve("http-form-post.json")), start.toEpochMilli());
    this.streamSample = Files.readString(events.resolve("stream-lead.json"));
    var counted = Files.readString(events.resolve("stream-counted-lead.json"));
    this.countedRecord = counted.substring(counted.indexOf('[') + 1, counted.lastIndexOf(']'));
    this.sweepSample = Files.readString(events.resolve("schedule-sweep.json"));
  }

  /** What one hand-off uses, on average; it is no part of what the posts use. */
  Usage handOff() {
    return handingOver.times(1.0 / Math.max(1, handOffs));
  }

  /** How many stream records went to handoff. */
  int handOffs() {
    return handOffs;
  }

  /** One post of this person; each fifth sends a batch on its way. Answers intake's time. */
  long post(int person) throws IOException {
    var answer = functions.intake(posts.next(person));
    var body = answer.body();
    if (!body.contains("\"statusCode\":202")) {
      throw new IOException("intake answered " + body + " " + answer.logs());
    }
    functions.accessLog("ANY /forms/{proxy+}");
    functions
        .use(ListPrice.HTTP_API_REQUESTS, 1)
        .add(ListPrice.DATA_OUT, (answer.body().length() + RESPONSE_OVERHEAD) / 1e9);
    waiting.addAll(installation.others().takeMessages());
    if (waiting.size() >= BATCH) {
      score();
    }
    return answer.sinceStart();
  }

  private void score() throws IOException {
    var answer = functions.scoring(new MessageBatch(waiting, posts.now()).event());
    var body = answer.body();
    if (!body.equals("{\"batchItemFailures\":[]}")) {
      throw new IOException("scoring answered " + body + " " + answer.logs());
    }
    // Lambda's own pollers receive a batch and delete it.
    functions.use(ListPrice.SQS_REQUESTS, 2);
    waiting.clear();
    for (var lead : pending()) {
      handOff(lead);
    }
    project();
  }

  /** The changes that the filter of the projection's stream lets through, in one batch. */
  private void project() throws IOException {
    var records = new ArrayList<String>();
    for (var item :
        installation
            .client()
            .scanPaginator(scan ->
                scan.tableName(installation.tables().leads())
                    .filterExpression("attribute_exists(r)")
                    .consistentRead(true))
            .items()) {
      var lead = text(item, "pk");
      var version = item.getOrDefault("v", AttributeValue.fromN("0")).n();
      if (!version.equals(projected.put(lead, version))) {
        records.add(countedRecord.replace("L#7c9e6679f1a24b0d9c3e", lead));
      }
    }
    if (!records.isEmpty()) {
      var answer = functions.projection("{\"Records\":[" + String.join(",", records) + "]}");
      if (!answer.body().equals("{\"batchItemFailures\":[]}")) {
        throw new IOException("projection answered " + answer.body() + " " + answer.logs());
      }
    }
  }

  /** Partition keys of leads with a hand-off pending: what the stream's filter lets through. */
  private List<String> pending() {
    return installation
        .client()
        .scanPaginator(scan ->
            scan.tableName(installation.tables().leads())
                .filterExpression("attribute_exists(ho)")
                .consistentRead(true))
        .items()
        .stream()
        .map(item -> text(item, "pk"))
        .toList();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    var value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("an item without " + name);
    }
    return value.s();
  }

  private void handOff(String partition) throws IOException {
    var record =
        STREAM_TIME
            .matcher(streamSample)
            .replaceFirst("\"ApproximateCreationDateTime\": " + posts.now() / 1_000)
            .replace("L#7c9e6679f1a24b0d9c3e", partition);
    var before = functions.take();
    var answer = functions.handoff(record);
    var body = answer.body();
    if (!body.equals("{\"batchItemFailures\":[]}")) {
      throw new IOException("handoff answered " + body + " " + answer.logs());
    }
    handOffs++;
    handingOver.add(functions.take());
    functions.use(before);
  }

  /** One run of the sweep, right after the latest post. */
  void sweep() throws IOException {
    var time = Instant.ofEpochMilli(posts.now() / 60_000 * 60_000);
    functions.scoring(
        SCHEDULED
            .matcher(sweepSample)
            .replaceFirst("\"time\": \"" + time + "\"")
            .getBytes(StandardCharsets.UTF_8));
    functions.use(ListPrice.SCHEDULES, 1);
  }
}
