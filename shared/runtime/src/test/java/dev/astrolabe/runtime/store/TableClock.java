package dev.astrolabe.runtime.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Lets a table's answers say a time that is moved by hand. */
public final class TableClock implements ExecutionInterceptor {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-10-01T02:00:00Z"));

  public void pass(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.get().atOffset(ZoneOffset.UTC));
    return context.httpResponse().toBuilder().putHeader("Date", date).build();
  }
}
