package dev.astrolabe.local.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Queues whose waiting messages a test says; they can be looked at and no more. */
final class FixedQueues implements SqsClient {
  private final Map<String, List<Message>> waiting = new HashMap<>();
  private final List<String> taken = new ArrayList<>();

  /** A message that waits from now on. */
  void put(String queue, String id, String body, String reason) {
    waiting
        .computeIfAbsent(queue, _ -> new ArrayList<>())
        .add(
            Message.builder()
                .messageId(id)
                .body(body)
                .receiptHandle(id)
                .attributesWithStrings(Map.of("ApproximateReceiveCount", "3"))
                .messageAttributes(
                    Map.of("reason", MessageAttributeValue.builder().stringValue(reason).build()))
                .build());
  }

  private List<Message> of(String url) {
    return waiting.getOrDefault(url, List.of());
  }

  @Override
  public GetQueueUrlResponse getQueueUrl(GetQueueUrlRequest request) {
    return GetQueueUrlResponse.builder().queueUrl(request.queueName()).build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    return GetQueueAttributesResponse.builder()
        .attributes(
            Map.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                String.valueOf(of(request.queueUrl()).size())))
        .build();
  }

  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    var free =
        of(request.queueUrl()).stream()
            .filter(message -> !taken.contains(message.receiptHandle()))
            .limit(request.maxNumberOfMessages())
            .toList();
    free.forEach(message -> taken.add(message.receiptHandle()));
    return ReceiveMessageResponse.builder().messages(free).build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    taken.remove(request.receiptHandle());
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
