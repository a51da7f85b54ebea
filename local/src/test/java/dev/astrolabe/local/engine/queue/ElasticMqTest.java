package dev.astrolabe.local.engine.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.QueueSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What a file of queues gives back after a stop. */
class ElasticMqTest {
  @TempDir private Path folder;

  private static List<QueueSpec> specs(Duration visibility) {
    var dead =
        new QueueSpec("dead", visibility, Duration.ofDays(14), Duration.ZERO, Optional.empty());
    var live =
        new QueueSpec(
            "live",
            visibility,
            Duration.ofDays(4),
            Duration.ZERO,
            Optional.of(new QueueSpec.Redrive("dead", 3)));
    return List.of(live, dead);
  }

  private interface Work {
    void with(SqsClient client, Queues queues) throws Exception;
  }

  private void run(Duration visibility, Work work) throws Exception {
    try (var server = ElasticMq.keeping(Account.LAPTOP, folder.resolve("queues/queues"));
        var connections =
            Connections.to(server.endpoint(), server.endpoint(), Account.LAPTOP.region())) {
      var queues = new Queues(connections.queues(), Account.LAPTOP, specs(visibility));
      queues.create();
      work.with(connections.queues(), queues);
    }
  }

  private static void send(SqsClient client, String url, String body) {
    var reason = MessageAttributeValue.builder().dataType("String").stringValue("none").build();
    client.sendMessage(request ->
        request.queueUrl(url).messageBody(body).messageAttributes(Map.of("reason", reason)));
  }

  @Test
  void givesBackMessagesThatWaitedThatWereInFlightAndThatWereDead() throws Exception {
    run(
        Duration.ofMinutes(3),
        (client, queues) -> {
          send(client, queues.url("live"), "in flight");
          var taken = client.receiveMessage(request -> request.queueUrl(queues.url("live")));
          assertThat(taken.messages()).hasSize(1);
          send(client, queues.url("live"), "waits");
          send(client, queues.url("live"), "done");
          send(client, queues.url("dead"), "dead");
          var done =
              client
                  .receiveMessage(
                      request -> request.queueUrl(queues.url("live")).maxNumberOfMessages(10))
                  .messages()
                  .stream()
                  .filter(each -> each.body().equals("done"))
                  .findFirst()
                  .orElseThrow();
          client.deleteMessage(
              request -> request.queueUrl(queues.url("live")).receiptHandle(done.receiptHandle()));
        });

    run(
        Duration.ofMinutes(4),
        (client, queues) -> {
          assertThat(queues.peek("live", 10).stream().map(Queues.Peeked::body))
              .containsExactlyInAnyOrder("in flight", "waits");
          assertThat(queues.peek("dead", 10))
              .singleElement()
              .satisfies(each -> {
                assertThat(each.body()).isEqualTo("dead");
                assertThat(each.attributes()).containsEntry("reason", "none");
              });
          var attributes =
              client.getQueueAttributes(request ->
                  request
                      .queueUrl(queues.url("live"))
                      .attributeNamesWithStrings("VisibilityTimeout", "RedrivePolicy"));
          assertThat(attributes.attributesAsStrings()).containsEntry("VisibilityTimeout", "240");
          assertThat(attributes.attributesAsStrings().get("RedrivePolicy")).contains(":dead");
        });
  }

  @Test
  void saysWhichFileDoesNotOpen() throws IOException {
    var file = Files.createDirectories(folder.resolve("queues")).resolve("queues");
    Files.writeString(file.resolveSibling("queues.mv.db"), "no database");

    assertThatThrownBy(() -> ElasticMq.keeping(Account.LAPTOP, file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("the queues in " + file + " do not open");
  }
}
