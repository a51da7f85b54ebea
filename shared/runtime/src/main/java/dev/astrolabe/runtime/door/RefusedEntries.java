package dev.astrolabe.runtime.door;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.store.IdempotentAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why entries that a door had taken were refused when they were to be folded, for those who ask at
 * the status address. Kept as long as their messages stay in the dead-letter queue.
 */
public final class RefusedEntries {
  private static final String SCOPE = "refused";
  private static final Duration KEPT = Duration.ofDays(14);
  private static final int UNPROCESSABLE = 422;

  private final IdempotentAnswers answers;

  public RefusedEntries(IdempotentAnswers answers) {
    this.answers = answers;
  }

  /** Keeps the reason; the first one stands. */
  public void keep(Identity home, EntryId id, String reason, Instant now) {
    answers.keep(
        SCOPE,
        ContentId.of(home, id),
        new IdempotentAnswers.Answer("", UNPROCESSABLE, reason),
        now,
        now.plus(KEPT));
  }

  /** The reason; empty for an entry that was not refused. */
  public Optional<String> reason(Identity home, EntryId id, Instant now) {
    return answers.find(SCOPE, ContentId.of(home, id), now).map(IdempotentAnswers.Answer::body);
  }
}
