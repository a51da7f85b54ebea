package dev.astrolabe.local.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.page.Records;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Mails and events of a deployed stack, as that engine shows them. */
public final class HeardThere implements Records {
  private static final int MOST_IN_ONE_CALL = 10;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SqsClient queues;
  private final String eventsQueueUrl;
  private final URI mailsUrl;
  private final List<BusEvent> events = new ArrayList<>();

  public HeardThere(SqsClient queues, String eventsQueueUrl, URI mailsUrl) {
    this.queues = queues;
    this.eventsQueueUrl = eventsQueueUrl;
    this.mailsUrl = mailsUrl;
  }

  @Override
  public List<Mail> mails() {
    List<Mail> mails = new ArrayList<>();
    for (var ofAccount : get(mailsUrl).path("messages")) {
      for (var mail : ofAccount) {
        mails.add(
            new Mail(
                mail.path("MessageId").asText(),
                Instant.ofEpochMilli(Math.round(mail.path("Timestamp").asDouble() * 1000)),
                mail.path("Source").asText(),
                mail.path("To").valueStream().map(JsonNode::asText).toList(),
                mail.path("Subject").asText(),
                text(mail.path("BodyText")),
                text(mail.path("BodyHtml"))));
      }
    }
    return mails;
  }

  @Override
  public synchronized List<BusEvent> events() {
    while (true) {
      var messages =
          queues
              .receiveMessage(
                  request -> request.queueUrl(eventsQueueUrl).maxNumberOfMessages(MOST_IN_ONE_CALL))
              .messages();
      if (messages.isEmpty()) {
        return List.copyOf(events);
      }
      for (var message : messages) {
        events.add(event(parse(message.body())));
        queues.deleteMessage(
            request -> request.queueUrl(eventsQueueUrl).receiptHandle(message.receiptHandle()));
      }
    }
  }

  private static BusEvent event(JsonNode event) {
    return new BusEvent("deployed", Instant.parse(event.path("time").asText()), event);
  }

  private static Optional<String> text(JsonNode value) {
    return Optional.of(value.asText("")).filter(text -> !text.isEmpty());
  }

  private JsonNode get(URI address) {
    try {
      return parse(
          http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
              .body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading mails", e);
    }
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
