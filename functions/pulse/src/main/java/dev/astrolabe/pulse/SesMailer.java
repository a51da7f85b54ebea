package dev.astrolabe.pulse;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;

/** Mails by SES, one to each person. */
final class SesMailer implements Mailer {
  private final SesV2Client client;
  private final String from;

  SesMailer(SesV2Client client, String from) {
    this.client = client;
    this.from = from;
  }

  @Override
  public void send(Mail mail) {
    client.sendEmail(request ->
        request
            .fromEmailAddress(from)
            .destination(destination -> destination.toAddresses(mail.to()))
            .content(content ->
                content.simple(message ->
                    message
                        .subject(utf8(mail.subject()))
                        .body(b -> b.text(utf8(mail.text())).html(utf8(mail.html()))))));
  }

  private static Content utf8(String data) {
    return Content.builder().charset(StandardCharsets.UTF_8.name()).data(data).build();
  }
}
