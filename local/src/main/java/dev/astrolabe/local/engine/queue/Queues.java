package dev.astrolabe.local.engine.queue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.QueueSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The queues of a stack: creates them, counts what is in them, sends dead letters back. */
public final class Queues {
  private final SqsClient client;
  private final Account account;
  private final List<QueueSpec> specs;

  public Queues(SqsClient client, Account account, List<QueueSpec> specs) {
    this.client = client;
    this.account = account;
    this.specs = List.copyOf(specs);
  }

  /** A queue with what is in it. */
  public record Listed(String name, Depth depth, List<String> deadLettersOf) {
    public Listed {
      deadLettersOf = List.copyOf(deadLettersOf);
    }
  }

  /**
   * A message as it lies in a queue.
   *
   * @param attributes the message's own attributes, such as the reason of a poison message
   */
  public record Peeked(
      String messageId, String body, int receiveCount, Map<String, String> attributes) {
    public Peeked {
      attributes = Map.copyOf(attributes);
    }
  }

  /** Creates all queues that are not there, those first that others send their dead letters to. */
  public void create() {
    for (var spec : specs) {
      if (spec.redrive().isEmpty()) {
        create(spec);
      }
    }
    for (var spec : specs) {
      if (spec.redrive().isPresent()) {
        create(spec);
      }
    }
  }

  private void create(QueueSpec spec) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(spec.visibilityTimeout()));
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(spec.retention()));
    attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(spec.delay()));
    spec.redrive()
        .ifPresent(redrive ->
            attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("deadLetterTargetArn", account.queueArn(redrive.deadLetterQueue()))
                    .put("maxReceiveCount", redrive.maxReceiveCount())
                    .toString()));
    try {
      // kept from an earlier run, perhaps with other attributes
      var url = url(spec.name());
      client.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
    } catch (QueueDoesNotExistException e) {
      client.createQueue(request -> request.queueName(spec.name()).attributes(attributes));
    }
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }

  /** The address of a queue, as functions are told it. */
  public String url(String queue) {
    return client.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  /** Every queue with what is in it, in the order in which they were declared. */
  public List<Listed> list() {
    return specs.stream()
        .map(spec -> new Listed(spec.name(), depth(spec.name()), sources(spec.name())))
        .toList();
  }

  /** What is in one queue. */
  public Depth depth(String queue) {
    return depth(client, url(queue));
  }

  static Depth depth(SqsClient client, String url) {
    var attributes =
        client
            .getQueueAttributes(request ->
                request
                    .queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return new Depth(
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        number(attributes, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Integer.parseInt(attributes.getOrDefault(name, "0"));
  }

  private List<String> sources(String deadLetterQueue) {
    return specs.stream()
        .filter(spec ->
            spec.redrive()
                .filter(redrive -> redrive.deadLetterQueue().equals(deadLetterQueue))
                .isPresent())
        .map(QueueSpec::name)
        .toList();
  }

  /** Looks at most {@code limit} messages of a queue over, and leaves them there. */
  public List<Peeked> peek(String queue, int limit) {
    var url = url(queue);
    List<Message> seen = new ArrayList<>();
    while (seen.size() < limit) {
      var some = receive(url, limit - seen.size());
      if (some.isEmpty()) {
        break;
      }
      seen.addAll(some);
    }
    seen.forEach(message ->
        client.changeMessageVisibility(request ->
            request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
    return seen.stream().map(Queues::peeked).toList();
  }

  private static Peeked peeked(Message message) {
    Map<String, String> attributes = new TreeMap<>();
    message
        .messageAttributes()
        .forEach((name, value) ->
            attributes.put(name, Optional.ofNullable(value.stringValue()).orElse("(binary)")));
    return new Peeked(
        message.messageId(),
        message.body(),
        Integer.parseInt(
            message.attributesAsStrings().getOrDefault("ApproximateReceiveCount", "0")),
        attributes);
  }

  /**
   * Sends the dead letters that are in {@code deadLetterQueue} now back to where they came from.
   * One that a crash catches between is in both queues; none is lost.
   *
   * @return how many were sent back
   * @throws IllegalArgumentException when no queue, or more than one, sends its dead letters there
   */
  public int redrive(String deadLetterQueue) {
    var sources = sources(deadLetterQueue);
    if (sources.size() != 1) {
      throw new IllegalArgumentException(
          sources.isEmpty()
              ? deadLetterQueue + " is no queue's dead-letter queue"
              : deadLetterQueue + " holds the dead letters of several queues: " + sources);
    }
    var from = url(deadLetterQueue);
    var to = url(sources.getFirst());
    var most = depth(client, from).waiting();
    int moved = 0;
    while (moved < most) {
      var letters = receive(from, most - moved);
      if (letters.isEmpty()) {
        break;
      }
      for (var letter : letters) {
        client.sendMessage(request ->
            request
                .queueUrl(to)
                .messageBody(letter.body())
                .messageAttributes(letter.messageAttributes()));
        client.deleteMessage(
            request -> request.queueUrl(from).receiptHandle(letter.receiptHandle()));
        moved++;
      }
    }
    return moved;
  }

  private List<Message> receive(String url, int most) {
    return client
        .receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(Math.min(10, most))
                .waitTimeSeconds(0)
                .messageSystemAttributeNamesWithStrings("All")
                .messageAttributeNames("All"))
        .messages();
  }
}
