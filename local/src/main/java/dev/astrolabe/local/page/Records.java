package dev.astrolabe.local.page;

import dev.astrolabe.local.engine.aws.EventBus;
import dev.astrolabe.local.engine.aws.Mail;
import java.io.IOException;
import java.util.List;

/** What left the stack and was kept instead of reaching anybody, oldest first. */
public interface Records {
  /** Mails that would have been sent. */
  List<Mail> mails() throws IOException;

  /** Events that were put on a bus. */
  List<EventBus.Kept> events() throws IOException;
}
