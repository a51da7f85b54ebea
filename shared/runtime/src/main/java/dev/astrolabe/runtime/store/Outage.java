package dev.astrolabe.runtime.store;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells failures of a service that pass from those that it answers the same however often. */
public final class Outage {
  private static final int TOO_MANY = 429;
  private static final int FAULT = 500;

  private Outage() {}

  /**
   * Whether the same call may succeed later: the service could not be reached, was too busy, or had
   * a fault of its own. What it refuses, a call without permission or a value it does not take, it
   * refuses again.
   */
  public static boolean is(SdkException failure) {
    return !(failure instanceof AwsServiceException refusal)
        || refusal.statusCode() >= FAULT
        || refusal.statusCode() == TOO_MANY
        || refusal.isThrottlingException()
        || refusal.isClockSkewException()
        || refusal.retryable();
  }
}
