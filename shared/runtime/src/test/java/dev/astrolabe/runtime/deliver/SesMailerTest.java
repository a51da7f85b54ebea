package dev.astrolabe.runtime.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

final class SesMailerTest implements SesV2Client {
  private final List<SendEmailRequest> sent = new ArrayList<>();
  private boolean refuses;
  private final Mailer mailer = new SesMailer(this, "astrolabe@example.com", "X-Astrolabe-Handoff");

  @Override
  public SendEmailResponse sendEmail(SendEmailRequest request) {
    if (refuses) {
      throw MessageRejectedException.builder().message("not verified").statusCode(400).build();
    }
    sent.add(request);
    return SendEmailResponse.builder().messageId("m-1").build();
  }

  @Override
  public String serviceName() {
    return "ses";
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Test
  void sendsTextAndHtmlInUtf8WithTheHandOffsName() {
    mailer.send(
        new Mailer.Mail(
            "sales@example.com",
            Optional.of("L-1.default.1"),
            "Ready: نگار",
            "text نگار",
            "<p>نگار</p>"));

    var mail = sent.getFirst();
    assertThat(mail.fromEmailAddress()).isEqualTo("astrolabe@example.com");
    assertThat(mail.destination().toAddresses()).containsExactly("sales@example.com");
    var message = mail.content().simple();
    assertThat(message.subject().data()).isEqualTo("Ready: نگار");
    assertThat(message.body().text().data()).isEqualTo("text نگار");
    assertThat(message.body().html().data()).isEqualTo("<p>نگار</p>");
    assertThat(List.of(message.subject(), message.body().text(), message.body().html()))
        .allMatch(content -> content.charset().equals("UTF-8"));
    assertThat(message.headers())
        .singleElement()
        .satisfies(header -> {
          assertThat(header.name()).isEqualTo("X-Astrolabe-Handoff");
          assertThat(header.value()).isEqualTo("L-1.default.1");
        });
  }

  @Test
  void aMailWithoutAnIdCarriesNoHeader() {
    mailer.send(new Mailer.Mail("sara@example.com", Optional.empty(), "s", "t", "h"));
    assertThat(sent.getFirst().content().simple().headers()).isEmpty();
    assertThat(sent.getFirst().destination().toAddresses()).containsExactly("sara@example.com");
  }

  @Test
  void failsWhereTheMailIsRefused() {
    refuses = true;
    assertThatThrownBy(() ->
            mailer.send(new Mailer.Mail("sales@example.com", Optional.empty(), "s", "t", "h")))
        .isInstanceOf(MessageRejectedException.class);
    assertThat(sent).isEmpty();
  }
}
