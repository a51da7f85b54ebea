package dev.astrolabe.local.engine.stream;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.BatchAnswer;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.StreamMapping;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hands one batch of a shard to the function until it is done or given up: again after an error, in
 * halves where the mapping says so, from the record that the function named.
 */
final class Delivery {
  /** What is told to the failure destination of records that were given up. */
  interface GivenUp {
    void tell(List<StreamRecord> records, Reason reason, int attempts);
  }

  /** Why records were given up; the names are Lambda's. */
  enum Reason {
    RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
    RECORD_AGE_EXCEEDED("RecordAgeExceeded");

    private final String condition;

    Reason(String condition) {
      this.condition = condition;
    }

    String condition() {
      return condition;
    }
  }

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** How far an attempt came. */
  private sealed interface Attempt {
    record Done() implements Attempt {}

    /** Everything before {@code index} is done. */
    record FailedFrom(int index) implements Attempt {}
  }

  private final StreamMapping mapping;
  private final Invoker invoker;
  private final LaptopClock clock;
  private final GivenUp givenUp;

  Delivery(StreamMapping mapping, Invoker invoker, LaptopClock clock, GivenUp givenUp) {
    this.mapping = mapping;
    this.invoker = invoker;
    this.clock = clock;
    this.givenUp = givenUp;
  }

  /** Returns when every record is done or given up. */
  void deliver(List<StreamRecord> batch) throws InterruptedException {
    var left = batch;
    int attempts = 0;
    var pause = FIRST_PAUSE;
    while (true) {
      left = withoutTooOld(left, attempts);
      if (left.isEmpty()) {
        return;
      }
      switch (attempt(left)) {
        case Attempt.Done() -> {
          return;
        }
        case Attempt.FailedFrom(var index) -> {
          if (index > 0) {
            left = left.subList(index, left.size());
            attempts = 0;
            pause = FIRST_PAUSE;
          } else {
            attempts++;
          }
        }
      }
      if (mapping.bisectOnError() && left.size() > 1) {
        var middle = left.size() / 2;
        deliver(left.subList(0, middle));
        deliver(left.subList(middle, left.size()));
        return;
      }
      if (mapping.maximumRetries().isPresent() && attempts > mapping.maximumRetries().getAsInt()) {
        givenUp.tell(left, Reason.RETRY_ATTEMPTS_EXHAUSTED, attempts);
        return;
      }
      Thread.sleep(pause);
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private List<StreamRecord> withoutTooOld(List<StreamRecord> records, int attempts) {
    if (mapping.maximumRecordAge().isEmpty()) {
      return records;
    }
    var oldest = clock.now().minus(mapping.maximumRecordAge().get());
    var tooOld = records.stream().filter(record -> isBefore(record, oldest)).toList();
    if (tooOld.isEmpty()) {
      return records;
    }
    givenUp.tell(tooOld, Reason.RECORD_AGE_EXCEEDED, attempts);
    return records.stream().filter(record -> !isBefore(record, oldest)).toList();
  }

  private static boolean isBefore(StreamRecord record, Instant time) {
    return record.made().isBefore(time);
  }

  private Attempt attempt(List<StreamRecord> records) {
    byte[] answer;
    try {
      answer = invoker.invoke(mapping.function(), StreamEvent.of(records));
    } catch (FunctionFailed e) {
      return new Attempt.FailedFrom(0);
    }
    if (!mapping.reportBatchItemFailures()) {
      return new Attempt.Done();
    }
    Map<String, Integer> positions = new LinkedHashMap<>();
    records.forEach(record -> positions.put(record.sequenceNumber(), positions.size()));
    return switch (BatchAnswer.read(answer, positions.keySet())) {
      case BatchAnswer.Done() -> new Attempt.Done();
      case BatchAnswer.Failed(var identifiers) ->
          new Attempt.FailedFrom(
              identifiers.stream().mapToInt(id -> positions.getOrDefault(id, 0)).min().orElse(0));
      case BatchAnswer.Malformed _ -> new Attempt.FailedFrom(0);
    };
  }
}
