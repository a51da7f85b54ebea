package dev.astrolabe.qualification;

import java.time.Instant;
import java.util.Optional;

/** The first answer to each key that a caller gave to a request. */
interface Answers {
  /** What was answered to which body. */
  record Answer(String fingerprint, int status, String body) {}

  /** The answer that stands; empty where there is none, or it expired. */
  Optional<Answer> find(String scope, String key, Instant now);

  /** Keeps the answer unless one stands; answers the one that stands. */
  Answer keep(String scope, String key, Answer answer, Instant now);
}
