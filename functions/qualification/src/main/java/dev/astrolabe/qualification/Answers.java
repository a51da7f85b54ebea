package dev.astrolabe.qualification;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The first answer to each key that a caller gave to a request. */
interface Answers {
  /**
   * What was answered to which body.
   *
   * @param headers those the answer had beside its body
   */
  record Answer(String fingerprint, int status, SortedMap<String, String> headers, String body) {
    public Answer {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** One without headers. */
    static Answer plain(String fingerprint, int status, String body) {
      return new Answer(fingerprint, status, new TreeMap<>(), body);
    }
  }

  /** The answer that stands; empty where there is none, or it expired. */
  Optional<Answer> find(String scope, String key, Instant now);

  /**
   * Keeps for as long as there are entries what was first said under a key, unless something
   * stands; answers what stands.
   */
  Answer claim(String scope, String key, Answer claim, Instant now);

  /** Keeps the answer unless one stands; answers the one that stands. */
  Answer keep(String scope, String key, Answer answer, Instant now);
}
