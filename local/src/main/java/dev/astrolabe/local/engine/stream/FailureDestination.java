package dev.astrolabe.local.engine.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Tells a queue which records were given up, in the shape of Lambda's failure destination: where in
 * the stream they lie, not what they hold.
 */
final class FailureDestination {
  private final SqsClient client;
  private final String queueUrl;
  private final String functionArn;
  private final String streamArn;
  private final LaptopClock clock;

  FailureDestination(
      SqsClient client,
      String queue,
      String function,
      String streamArn,
      Account account,
      LaptopClock clock) {
    this.client = client;
    this.queueUrl = client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
    this.functionArn = account.functionArn(function);
    this.streamArn = streamArn;
    this.clock = clock;
  }

  void tell(String shard, List<StreamRecord> records, Delivery.Reason reason, int attempts) {
    var message = JsonNodeFactory.instance.objectNode();
    message
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", functionArn)
        .put("condition", reason.condition())
        .put("approximateInvokeCount", attempts);
    message
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    message.put("version", "1.0");
    message.put("timestamp", clock.now().toString());
    var first = records.getFirst();
    var last = records.getLast();
    message
        .putObject("DDBStreamBatchInfo")
        .put("shardId", shard)
        .put("startSequenceNumber", first.sequenceNumber())
        .put("endSequenceNumber", last.sequenceNumber())
        .put("approximateArrivalOfFirstRecord", first.made().toString())
        .put("approximateArrivalOfLastRecord", last.made().toString())
        .put("batchSize", records.size())
        .put("streamArn", streamArn);
    client.sendMessage(request -> request.queueUrl(queueUrl).messageBody(message.toString()));
  }
}
