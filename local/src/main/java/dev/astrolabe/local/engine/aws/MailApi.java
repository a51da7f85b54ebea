package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SES v2's SendEmail, with a simple or a raw message. */
final class MailApi implements AwsService {
  private static final String SEND = "/v2/email/outbound-emails";
  private static final int MOST_RECIPIENTS = 50;

  private final Outbox outbox;
  private final Outside outside;

  MailApi(Outbox outbox, Outside outside) {
    this.outbox = outbox;
    this.outside = outside;
  }

  @Override
  public AwsAnswer answer(AwsRequest request) throws AwsFault, IOException {
    if (!request.method().equals("POST") || !request.path().equals(SEND)) {
      throw AwsFault.unsupported("SES " + request.method() + " " + request.path());
    }
    var body = Bodies.object(request.body());
    var content = body.path("Content");
    if (content.has("Template")) {
      throw AwsFault.unsupported("SES templates");
    }
    var id = outside.id();
    if (content.has("Raw")) {
      outbox.keep(raw(id, body), Optional.of(bytes(content.path("Raw").path("Data"))));
    } else if (content.has("Simple")) {
      outbox.keep(simple(id, body, content.path("Simple")), Optional.empty());
    } else {
      throw bad("Content must hold Simple, Raw or Template.");
    }
    return AwsAnswer.json(JsonNodeFactory.instance.objectNode().put("MessageId", id));
  }

  private Mail raw(String id, JsonNode body) throws AwsFault {
    return new Mail(
        id,
        outside.now(),
        from(body),
        recipients(body),
        "",
        Optional.empty(),
        Optional.empty(),
        true);
  }

  private Mail simple(String id, JsonNode body, JsonNode message) throws AwsFault {
    if (!message.path("Subject").path("Data").isTextual()) {
      throw bad("Subject is required.");
    }
    var text = part(message.path("Body").path("Text"));
    var html = part(message.path("Body").path("Html"));
    if (text.isEmpty() && html.isEmpty()) {
      throw bad("Body must hold Text or Html.");
    }
    return new Mail(
        id,
        outside.now(),
        from(body),
        recipients(body),
        message.path("Subject").path("Data").textValue(),
        text,
        html,
        false);
  }

  private static Optional<String> part(JsonNode part) {
    return Optional.ofNullable(part.path("Data").textValue());
  }

  private static byte[] bytes(JsonNode data) throws AwsFault {
    try {
      return Base64.getDecoder().decode(data.asText());
    } catch (IllegalArgumentException e) {
      throw bad("Raw.Data is not base64.");
    }
  }

  private String from(JsonNode body) throws AwsFault {
    var from = body.path("FromEmailAddress").asText("");
    if (from.isEmpty()) {
      throw bad("Missing final '@domain'");
    }
    var address = from.replaceFirst(".*<([^>]*)>\\s*", "$1");
    if (!outbox.maySend(address)) {
      throw new AwsFault(
          400,
          "MessageRejected",
          "Email address is not verified. The following identities failed the check: " + address);
    }
    return from;
  }

  private static List<String> recipients(JsonNode body) throws AwsFault {
    List<String> recipients = new ArrayList<>();
    for (var kind : List.of("ToAddresses", "CcAddresses", "BccAddresses")) {
      recipients.addAll(Bodies.texts(body.path("Destination").path(kind)));
    }
    if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
      throw bad(
          String.format(
              Locale.ROOT,
              "a mail goes to 1 to %d addresses, this one to %d",
              MOST_RECIPIENTS,
              recipients.size()));
    }
    return recipients;
  }

  private static AwsFault bad(String message) {
    return new AwsFault(400, "BadRequestException", message);
  }
}
