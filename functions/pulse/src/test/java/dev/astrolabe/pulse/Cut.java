package dev.astrolabe.pulse;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts calls to everything outside, and fails one of them before it is made or after it was. */
final class Cut implements ExecutionInterceptor {
  private int calls;
  private int failing = Integer.MAX_VALUE;
  private boolean applied;
  private int interrupted;
  private Runnable meanwhile = () -> {};

  /** Lets every call pass, and counts from zero. */
  void none() {
    at(Integer.MAX_VALUE, false);
  }

  /**
   * Fails the k-th call from now on.
   *
   * @param afterwards whether it does what it should first
   */
  void at(int k, boolean afterwards) {
    calls = 0;
    failing = k;
    applied = afterwards;
  }

  /** Lets somebody else act just before the k-th call from now on. */
  void meanwhile(int k, Runnable act) {
    none();
    interrupted = k;
    meanwhile = act;
  }

  int calls() {
    return calls;
  }

  void before() {
    calls++;
    if (calls == interrupted) {
      interrupted = 0;
      meanwhile.run();
    }
    if (calls == failing && !applied) {
      throw SdkClientException.create("failed before it was made");
    }
  }

  void after() {
    if (calls == failing && applied) {
      throw SdkClientException.create("failed after it was made");
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
