package dev.astrolabe.qualification;

import dev.astrolabe.runtime.store.IdempotentAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Answers in the table of configuration, for thirty days. */
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
    return of(
        answers.keep(
            scope,
            key,
            new IdempotentAnswers.Answer(
                answer.fingerprint(), answer.status(), answer.headers(), answer.body()),
            now,
            now.plus(KEPT)));
  }

  private static Answer of(IdempotentAnswers.Answer answer) {
    return new Answer(answer.fingerprint(), answer.status(), answer.headers(), answer.body());
  }
}
