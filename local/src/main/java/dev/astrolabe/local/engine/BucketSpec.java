package dev.astrolabe.local.engine;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A bucket, and which of its objects are forgotten after a while. */
public record BucketSpec(String name, List<Expiration> expirations) {
  public BucketSpec {
    expirations = List.copyOf(expirations);
  }

  /** Forgets the objects whose key begins with {@code prefix} when they are {@code days} old. */
  public record Expiration(String prefix, int days) {
    public Expiration {
      if (days < 1) {
        throw new IllegalArgumentException("an object lives a day at least, was " + days);
      }
    }

    /**
     * When an object is forgotten: its days are over, rounded up to the next midnight in UTC (S3
     * User Guide, "Lifecycle rules: Based on an object's age").
     */
    Instant of(Instant made) {
      var over = made.atOffset(ZoneOffset.UTC).plus(Period.ofDays(days));
      var midnight = over.truncatedTo(ChronoUnit.DAYS);
      return (midnight.equals(over) ? midnight : midnight.plusDays(1)).toInstant();
    }
  }

  /** Whether an object that was made at {@code made} is forgotten by {@code now}. */
  public boolean expired(String key, Instant made, Instant now) {
    return expirations.stream()
        .filter(each -> key.startsWith(each.prefix()))
        .anyMatch(each -> !now.isBefore(each.of(made)));
  }
}
