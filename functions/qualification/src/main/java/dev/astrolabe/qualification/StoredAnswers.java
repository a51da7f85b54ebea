package dev.astrolabe.qualification;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.runtime.store.IdempotentAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers in the table of configuration: for thirty days, in which nobody repeats a request any
 * more; claims of an entry's id for as long as entries last.
 */
final class StoredAnswers implements Answers {
  private static final Duration KEPT = Duration.ofDays(30);

  private final IdempotentAnswers answers;

  StoredAnswers(IdempotentAnswers answers) {
    this.answers = answers;
  }

  @Override
  public Optional<Answer> find(String scope, String key, Instant now) {
    return answers.find(scope, key, now).map(StoredAnswers::of);
  }

  @Override
  public Answer keep(String scope, String key, Answer answer, Instant now) {
    return keep(scope, key, answer, now, now.plus(KEPT));
  }

  @Override
  public Answer claim(String scope, String key, Answer claim, Instant now) {
    return keep(scope, key, claim, now, Entry.LATEST);
  }

  private Answer keep(String scope, String key, Answer answer, Instant now, Instant until) {
    return of(
        answers.keep(
            scope,
            key,
            new IdempotentAnswers.Answer(
                answer.fingerprint(), answer.status(), answer.headers(), answer.body()),
            now,
            until));
  }

  private static Answer of(IdempotentAnswers.Answer answer) {
    return new Answer(answer.fingerprint(), answer.status(), answer.headers(), answer.body());
  }
}
