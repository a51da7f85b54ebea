package dev.astrolabe.qualification;

import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.log.Log;

/**
 * Who did what, as log lines; the subject of a token can be a person's address, so it is hashed.
 */
final class LoggedAudit implements Audit {
  private final Log log;
  private final KeyedHash hash;

  LoggedAudit(Log log, KeyedHash hash) {
    this.log = log;
    this.hash = hash;
  }

  @Override
  public void did(String action, String subject, String what) {
    log.info("audit")
        .with("action", action)
        .with("subject", hash.of(subject))
        .with("what", what)
        .write();
  }
}
