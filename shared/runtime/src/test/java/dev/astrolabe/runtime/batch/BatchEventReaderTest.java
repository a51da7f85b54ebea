package dev.astrolabe.runtime.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.runtime.batch.BatchEvent.Change;
import dev.astrolabe.runtime.batch.BatchEvent.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BatchEventReaderTest {
  private static BatchEvent read(String json) throws IOException {
    return new BatchEventReader()
        .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsMessagesOfAQueue() throws IOException {
    var event =
        read(
            """
            {"Records":[{"messageId":"m-1","receiptHandle":"h","body":"{\\"a\\":\\"نگار\\"}",
              "attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1763874000123",
                "AWSTraceHeader":"Root=1-abc;Parent=d"},
              "messageAttributes":{"x":{"stringValue":"y","stringListValues":[],"dataType":"String"}},
              "md5OfBody":"0","eventSource":"aws:sqs",
              "eventSourceARN":"arn:aws:sqs:us-east-1:1:stack-LiveQueue-1","awsRegion":"us-east-1"}]}
            """);

    assertThat(event)
        .isEqualTo(
            new BatchEvent.Messages(
                List.of(
                    new Message(
                        "m-1",
                        "{\"a\":\"نگار\"}",
                        Instant.ofEpochMilli(1_763_874_000_123L),
                        "stack-LiveQueue-1",
                        Optional.of("1-abc"),
                        3))));
  }

  /** Whichever stands first: what the door said is kept. */
  @Test
  void takesTheTraceFromTheMessageBeforeTheOneOfTheService() throws IOException {
    var ours =
        "\"messageAttributes\":{\"trace\":{\"dataType\":\"String\",\"stringValue\":\"ours\"}}";
    var theirs = "\"attributes\":{\"AWSTraceHeader\":\"Parent=d;Root=theirs\"}";
    for (var record : List.of(ours + "," + theirs, theirs + "," + ours)) {
      var event = (BatchEvent.Messages) read("{\"Records\":[{" + record + "}]}");
      assertThat(event.messages().getFirst().trace()).contains("ours");
    }
    var event = (BatchEvent.Messages) read("{\"Records\":[{" + theirs + "}]}");
    assertThat(event.messages().getFirst().trace()).contains("theirs");
    assertThat(event.messages().getFirst().receives()).isEqualTo(1);
  }

  @Test
  void readsChangesOfATable() throws IOException {
    var event =
        read(
            """
            {"Records":[{"eventID":"1","eventName":"MODIFY","eventSource":"aws:dynamodb",
              "dynamodb":{"ApproximateCreationDateTime":1763874000.5,
                "Keys":{"sk":{"S":"S"},"pk":{"S":"L#a"}},
                "NewImage":{"pk":{"S":"L#wrong"},"ho":{"S":"default#1"},"n":{"L":[{"N":"1"}]}},
                "SequenceNumber":"111","SizeBytes":5,"StreamViewType":"NEW_IMAGE"},
              "eventSourceARN":"arn:aws:dynamodb:us-east-1:1:table/Leads/stream/2026"}]}
            """);

    assertThat(event)
        .isEqualTo(
            new BatchEvent.Changes(
                List.of(new Change("111", "L#a", Instant.ofEpochMilli(1_763_874_000_500L)))));
  }

  @Test
  void readsTheHourOfASchedule() throws IOException {
    assertThat(
            read(
                "{\"source\":\"aws.scheduler\",\"detail\":{\"time\":\"no\"},\"time\":\"2026-11-23T05:00:00Z\"}"))
        .isEqualTo(new BatchEvent.Scheduled(Instant.parse("2026-11-23T05:00:00Z")));
  }

  @Test
  void readsNoMessagesAsNone() throws IOException {
    assertThat(read("{\"Records\":[]}")).isEqualTo(new BatchEvent.Messages(List.of()));
  }

  @Test
  void refusesWhatIsNoEvent() {
    assertThatThrownBy(() -> read("[]")).isInstanceOf(BatchEventReader.UnknownEvent.class);
    assertThatThrownBy(() -> read("{\"body\":1}"))
        .isInstanceOf(BatchEventReader.UnknownEvent.class);
    assertThatThrownBy(() -> read("{\"time\":\"now\"}"))
        .isInstanceOf(BatchEventReader.UnknownEvent.class);
  }

  @Test
  void namesTheItemsToDeliverAgain() {
    var failed = new FailedItems();
    assertThat(new String(failed.answer(), StandardCharsets.UTF_8))
        .isEqualTo("{\"batchItemFailures\":[]}");
    failed.add("m-1");
    assertThat(new String(failed.answer(), StandardCharsets.UTF_8))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-1\"}]}");
  }
}
