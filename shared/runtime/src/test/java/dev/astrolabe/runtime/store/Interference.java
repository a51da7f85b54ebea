package dev.astrolabe.runtime.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Refuses requests of one kind, as the service does, and keeps what was asked. */
final class Interference implements ExecutionInterceptor {
  private final Class<? extends SdkRequest> kind;
  private final Supplier<DynamoDbException> refusal;
  private final List<SdkRequest> requests = new ArrayList<>();
  private int left;

  Interference(Class<? extends SdkRequest> kind, Supplier<DynamoDbException> refusal) {
    this.kind = kind;
    this.refusal = refusal;
  }

  /** Refuses the next so many requests of the kind. */
  void refuse(int times) {
    left = times;
  }

  /** The requests of that kind since the beginning, refused or not. */
  <T extends SdkRequest> List<T> asked(Class<T> asked) {
    return requests.stream().filter(asked::isInstance).map(asked::cast).toList();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    requests.add(context.request());
    if (left > 0 && kind.isInstance(context.request())) {
      left--;
      throw refusal.get();
    }
  }
}
