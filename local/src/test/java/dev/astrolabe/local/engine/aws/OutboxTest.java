package dev.astrolabe.local.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScriptedFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

@ExtendWith(RunningEngines.class)
class OutboxTest {
  private final Engines engines;
  @TempDir private Path folder = Path.of("");

  OutboxTest(Engines engines) {
    this.engines = engines;
  }

  private Services services(Optional<Set<String>> verified) throws Exception {
    return Services.in(folder, engines.connections().queues(), ScriptedFunction.done(), verified);
  }

  private static Content content(String data) {
    return Content.builder().data(data).charset("UTF-8").build();
  }

  private static SendEmailRequest simple(String from) {
    return SendEmailRequest.builder()
        .fromEmailAddress(from)
        .destination(to -> to.toAddresses("sales@example.com").ccAddresses("boss@example.com"))
        .content(content ->
            content.simple(message ->
                message
                    .subject(content("Sara Ahmadi ← سارا"))
                    .body(body -> body.text(content("brief")).html(content("<p>brief</p>")))))
        .build();
  }

  @Test
  void keepsAMailAsFilesThatAPersonCanOpen() throws Exception {
    try (var services = services(Optional.empty());
        var client = services.client(SesV2Client.builder())) {
      assertThat(client.sendEmail(simple("Astrolabe <hello@example.com>")).messageId())
          .isEqualTo("id-1");

      var mail =
          new Mail(
              "id-1",
              Instant.parse("2026-11-23T09:00:00Z"),
              "Astrolabe <hello@example.com>",
              List.of("sales@example.com", "boss@example.com"),
              "Sara Ahmadi ← سارا",
              Optional.of("brief"),
              Optional.of("<p>brief</p>"),
              false);
      assertThat(services.outbox().mails()).containsExactly(mail);
      assertThat(services.outbox().mail("id-1")).contains(mail);
      assertThat(services.outbox().mail("../id-1")).isEmpty();
      assertThat(Files.readString(folder.resolve("outbox/id-1.html"))).isEqualTo("<p>brief</p>");
      assertThat(Files.readString(folder.resolve("outbox/id-1.txt"))).isEqualTo("brief");
    }
    assertThat(Outbox.in(folder.resolve("outbox"), Optional.empty()).mails())
        .extracting(Mail::subject)
        .containsExactly("Sara Ahmadi ← سارا");
  }

  @Test
  void keepsAWholeMessageByteByByte() throws Exception {
    var message = "Subject: hi\r\n\r\n\u2190";
    try (var services = services(Optional.empty());
        var client = services.client(SesV2Client.builder())) {
      client.sendEmail(request ->
          request
              .fromEmailAddress("hello@example.com")
              .destination(to -> to.toAddresses("sales@example.com"))
              .content(content -> content.raw(raw -> raw.data(SdkBytes.fromUtf8String(message)))));

      assertThat(Files.readString(folder.resolve("outbox/id-1.eml"))).isEqualTo(message);
      assertThat(services.outbox().mails()).extracting(Mail::raw).containsExactly(true);
    }
  }

  @Test
  void refusesASenderThatIsNotVerifiedOnlyWhenTold() throws Exception {
    try (var services = services(Optional.of(Set.of("hello@example.com")));
        var client = services.client(SesV2Client.builder())) {
      client.sendEmail(simple("Astrolabe <hello@example.com>"));
      assertThatThrownBy(() -> client.sendEmail(simple("else@example.com")))
          .isInstanceOf(MessageRejectedException.class)
          .hasMessageContaining("else@example.com");
      assertThat(services.outbox().mails()).hasSize(1);
    }
  }

  @Test
  void refusesAMailToNobody() throws Exception {
    try (var services = services(Optional.empty());
        var client = services.client(SesV2Client.builder())) {
      var nobody = simple("hello@example.com").toBuilder().destination(to -> {}).build();
      assertThatThrownBy(() -> client.sendEmail(nobody)).isInstanceOf(BadRequestException.class);
    }
  }
}
