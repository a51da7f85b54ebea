package dev.astrolabe.runtime.deliver;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/** Mails by SES to one address. A header of ours names repeats. */
public final class SesMailer implements Mailer {
  private final SesV2Client client;
  private final String from;
  private final String to;
  private final String header;

  /**
   * @param header carries the mail's id: {@code X-Astrolabe-Handoff}
   */
  public SesMailer(SesV2Client client, String from, String to, String header) {
    this.client = client;
    this.from = from;
    this.to = to;
    this.header = header;
  }

  @Override
  public void send(Mail mail) {
    var repeats = MessageHeader.builder().name(header).value(mail.id()).build();
    client.sendEmail(request ->
        request
            .fromEmailAddress(from)
            .destination(destination -> destination.toAddresses(to))
            .content(content ->
                content.simple(message ->
                    message
                        .subject(utf8(mail.subject()))
                        .body(b -> b.text(utf8(mail.text())).html(utf8(mail.html())))
                        .headers(repeats))));
  }

  private static Content utf8(String data) {
    return Content.builder().charset(StandardCharsets.UTF_8.name()).data(data).build();
  }
}
