package dev.astrolabe.pulse;

/** Where mails to employees go. */
interface Mailer {
  /** A mail to one person. */
  record Mail(String to, String subject, String text, String html) {
    /** Never the link in it, nor whose it is. */
    @Override
    public String toString() {
      return "Mail";
    }
  }

  /** Sends the mail; throws where it was not taken. */
  void send(Mail mail);
}
