package dev.astrolabe.runtime.store;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Counts requests, and fails one of them before it is sent or after it was applied, or that one and
 * all that follow. What goes elsewhere than to the SDK is counted by {@link #before} and {@link
 * #after}.
 */
public final class Crash implements ExecutionInterceptor {
  /** Where the request fails. */
  public enum Moment {
    BEFORE_SENDING,
    AFTER_APPLYING
  }

  private int requests;
  private int failing = Integer.MAX_VALUE;
  private Moment moment = Moment.BEFORE_SENDING;
  private boolean stays;
  private boolean isDead;
  private int interrupted;
  private Runnable meanwhile = () -> {};

  /** Lets every request pass, and counts from zero. */
  public void none() {
    at(Integer.MAX_VALUE, Moment.BEFORE_SENDING);
  }

  /** Fails the k-th request from now on, the first being 1. */
  public void at(int k, Moment moment) {
    this.requests = 0;
    this.failing = k;
    this.moment = moment;
    this.stays = false;
    this.isDead = false;
  }

  /** Fails the k-th request from now on, and every one after it, as where a machine goes off. */
  public void dies(int k, Moment moment) {
    at(k, moment);
    this.stays = true;
  }

  /** Lets somebody else act just before the k-th request from now on. */
  public void meanwhile(int k, Runnable act) {
    none();
    interrupted = k;
    meanwhile = act;
  }

  /** How many requests were made since. */
  public int requests() {
    return requests;
  }

  public void before() {
    if (isDead) {
      throw SdkClientException.create("failed: dead");
    }
    requests++;
    if (requests == interrupted) {
      interrupted = 0;
      meanwhile.run();
    }
    if (requests == failing && moment == Moment.BEFORE_SENDING) {
      isDead = stays;
      throw SdkClientException.create("failed before it was sent");
    }
  }

  public void after() {
    if (requests == failing && moment == Moment.AFTER_APPLYING) {
      isDead = stays;
      throw SdkClientException.create("failed after it was applied");
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    before();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    after();
  }
}
