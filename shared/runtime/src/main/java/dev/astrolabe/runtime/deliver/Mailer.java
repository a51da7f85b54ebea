package dev.astrolabe.runtime.deliver;

import java.util.Optional;

/** Where mails go. */
public interface Mailer {
  /**
   * A mail to one address.
   *
   * @param id what it is about, the same however often it is sent; empty where nobody may tell two
   *     mails apart, as with those of a survey
   */
  record Mail(String to, Optional<String> id, String subject, String text, String html) {
    /** Never a link in it, nor whose it is. */
    @Override
    public String toString() {
      return "Mail";
    }
  }

  /** Sends the mail; throws where it was not taken. */
  void send(Mail mail);
}
