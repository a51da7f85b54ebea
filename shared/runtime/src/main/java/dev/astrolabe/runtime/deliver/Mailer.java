package dev.astrolabe.runtime.deliver;

/** Where mails go. */
public interface Mailer {
  /**
   * A mail.
   *
   * @param id what it is about; the same however often it is sent
   */
  record Mail(String id, String subject, String text, String html) {}

  /** Sends the mail; throws where it was not taken. */
  void send(Mail mail);
}
