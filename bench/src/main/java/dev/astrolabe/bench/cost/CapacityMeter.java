package dev.astrolabe.bench.cost;

import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Asks of every request what it cost, indexes included, and sums it up. */
public final class CapacityMeter implements ExecutionInterceptor {
  private double writeUnits;
  private double readUnits;
  private long requests;

  /** Units since the last reset. */
  public record Units(double write, double read, long requests) {}

  /** Begins at zero. */
  public void reset() {
    writeUnits = 0;
    readUnits = 0;
    requests = 0;
  }

  /** What has been counted. */
  public Units units() {
    return new Units(writeUnits, readUnits, requests);
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    var all = ReturnConsumedCapacity.INDEXES;
    return switch (context.request()) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(all).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(all).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(all).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(all).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(all).build();
      case TransactWriteItemsRequest together ->
          together.toBuilder().returnConsumedCapacity(all).build();
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    requests++;
    switch (context.response()) {
      case GetItemResponse get -> readUnits += sum(List.of(get.consumedCapacity()));
      case QueryResponse query -> readUnits += sum(List.of(query.consumedCapacity()));
      case PutItemResponse put -> writeUnits += sum(List.of(put.consumedCapacity()));
      case UpdateItemResponse update -> writeUnits += sum(List.of(update.consumedCapacity()));
      case DeleteItemResponse delete -> writeUnits += sum(List.of(delete.consumedCapacity()));
      case TransactWriteItemsResponse together -> writeUnits += sum(together.consumedCapacity());
      default -> requests--;
    }
  }

  private static double sum(List<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
