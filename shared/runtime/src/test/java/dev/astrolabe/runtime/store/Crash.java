package dev.astrolabe.runtime.store;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts requests, and fails one of them before it is sent or after it was applied. */
final class Crash implements ExecutionInterceptor {
  /** Where the request fails. */
  enum Moment {
    BEFORE_SENDING,
    AFTER_APPLYING
  }

  private int requests;
  private int failing = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE_SENDING;

  /** Lets every request pass, and counts from zero. */
  void none() {
    at(Integer.MAX_VALUE, Moment.BEFORE_SENDING);
  }

  /** Fails the k-th request from now on, the first being 1. */
  void at(int k, Moment moment) {
    this.requests = 0;
    this.failing = k;
    this.moment = moment;
  }

  /** How many requests were made since. */
  int requests() {
    return requests;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests++;
    if (requests == failing && moment == Moment.BEFORE_SENDING) {
      throw SdkClientException.create("failed before it was sent");
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (requests == failing && moment == Moment.AFTER_APPLYING) {
      throw SdkClientException.create("failed after it was applied");
    }
  }
}
