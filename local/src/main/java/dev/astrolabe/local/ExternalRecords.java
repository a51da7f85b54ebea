package dev.astrolabe.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.engine.aws.EventBus;
import dev.astrolabe.local.engine.aws.Mail;
import dev.astrolabe.local.page.Records;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What left a stack at another endpoint: events by a queue that hears the bus, mails by the
 * emulator's own list.
 */
final class ExternalRecords implements Records {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode description;
  private final SqsClient queues;
  private final List<EventBus.Kept> heard = new ArrayList<>();

  ExternalRecords(JsonNode description, SqsClient queues) {
    this.description = description;
    this.queues = queues;
  }

  @Override
  public List<Mail> mails() throws IOException {
    var request = HttpRequest.newBuilder(URI.create(description.path("mailsUrl").asText())).build();
    JsonNode answer;
    try (var client = HttpClient.newHttpClient()) {
      answer = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    List<Mail> mails = new ArrayList<>();
    var messages = answer.path("messages");
    if (messages.isArray()) {
      messages.forEach(mail -> mails.add(ofLocalStack(mail)));
    }
    for (var ofAccount : messages.properties()) {
      ofAccount.getValue().forEach(mail -> mails.add(ofMiniStack(mail)));
    }
    return mails;
  }

  private static Mail ofMiniStack(JsonNode mail) {
    return new Mail(
        mail.path("MessageId").asText(),
        Instant.ofEpochMilli((long) (mail.path("Timestamp").asDouble() * 1000)),
        mail.path("Source").asText(),
        texts(mail.path("To")),
        mail.path("Subject").asText(),
        Optional.ofNullable(mail.path("BodyText").textValue()),
        Optional.ofNullable(mail.path("BodyHtml").textValue()),
        false);
  }

  /** LocalStack's time has no zone and is UTC. */
  private static Mail ofLocalStack(JsonNode mail) {
    return new Mail(
        mail.path("Id").asText(),
        LocalDateTime.parse(mail.path("Timestamp").asText()).toInstant(ZoneOffset.UTC),
        mail.path("Source").asText(),
        texts(mail.at("/Destination/ToAddresses")),
        mail.path("Subject").asText(),
        Optional.ofNullable(mail.at("/Body/text_part").textValue()),
        Optional.ofNullable(mail.at("/Body/html_part").textValue()),
        false);
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  @Override
  public synchronized List<EventBus.Kept> events() throws IOException {
    var url = description.path("eventsQueueUrl").asText();
    while (true) {
      var messages =
          queues
              .receiveMessage(
                  request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0))
              .messages();
      if (messages.isEmpty()) {
        return List.copyOf(heard);
      }
      for (var message : messages) {
        if (JSON.readTree(message.body()) instanceof ObjectNode event) {
          heard.add(
              new EventBus.Kept(
                  description.path("refs").path("EventBus").asText(),
                  Instant.parse(event.path("time").asText()),
                  event));
        }
        queues.deleteMessage(
            request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    }
  }
}
