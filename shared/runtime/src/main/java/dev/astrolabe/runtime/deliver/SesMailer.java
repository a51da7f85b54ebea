package dev.astrolabe.runtime.deliver;

import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.store.AwsClients;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;

/** Mails by SES. A header of ours names repeats. */
public final class SesMailer implements Mailer {
  private final SesV2Client client;
  private final String from;
  private final String header;

  /**
   * @param header carries a mail's id: {@code X-Astrolabe-Handoff}
   */
  public SesMailer(SesV2Client client, String from, String header) {
    this.client = client;
    this.from = from;
    this.header = header;
  }

  /** Sends from {@code MAIL_FROM}, in {@code MAIL_REGION} where one is named. */
  public static SesMailer of(Environment environment, String header) {
    var client =
        SesV2Client.builder()
            .httpClientBuilder(AwsClients.transport())
            .overrideConfiguration(AwsClients.calls());
    environment.optional("MAIL_REGION").ifPresent(region -> client.region(Region.of(region)));
    return new SesMailer(client.build(), environment.required("MAIL_FROM"), header);
  }

  @Override
  public void send(Mail mail) {
    client.sendEmail(request ->
        request
            .fromEmailAddress(from)
            .destination(destination -> destination.toAddresses(mail.to()))
            .content(content -> content.simple(message -> write(message, mail))));
  }

  private void write(Message.Builder message, Mail mail) {
    message
        .subject(utf8(mail.subject()))
        .body(b -> b.text(utf8(mail.text())).html(utf8(mail.html())));
    mail.id()
        .ifPresent(id -> message.headers(MessageHeader.builder().name(header).value(id).build()));
  }

  private static Content utf8(String data) {
    return Content.builder().charset(StandardCharsets.UTF_8.name()).data(data).build();
  }
}
