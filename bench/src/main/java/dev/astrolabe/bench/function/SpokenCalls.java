package dev.astrolabe.bench.function;

import dev.astrolabe.bench.cost.CapacityMeter;
import java.util.Locale;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Prints a line for every call of the SDK in this JVM: {@code @call SERVICE OPERATION WRITE READ},
 * units as DynamoDB counts them. The SDK finds it by a file on the class path, so that handlers are
 * metered as they are deployed.
 */
public final class SpokenCalls implements ExecutionInterceptor {
  private static final String TABLES = "DynamoDb";

  private final CapacityMeter meter = new CapacityMeter();

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).equals(TABLES)
        ? meter.modifyRequest(context, attributes)
        : context.request();
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    var service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    var operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    CapacityMeter.Units units;
    synchronized (meter) {
      meter.reset();
      if (service.equals(TABLES)) {
        meter.afterExecution(context, attributes);
        if (meter.units().requests() != 1) {
          throw new IllegalStateException("the meter does not know " + operation);
        }
      }
      units = meter.units();
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s%s %s %s %s",
            Line.CALL,
            service,
            operation,
            units.write(),
            units.read()));
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (!attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME).equals(TABLES)) {
      return;
    }
    // A condition that does not hold costs a write all the same; its answer does not say how much.
    System.out.println(
        String.format(
            Locale.ROOT,
            "%s%s %s 1.0 0.0",
            Line.CALL,
            TABLES,
            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
  }
}
