package dev.astrolabe.runtime.store;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients that start fast: UrlConnection as the transport. Region, credentials and endpoints come
 * from the SDK's own chain, so that no function knows where it runs.
 *
 * <p>Attempts are given up after seconds and repeated: every write of this product is safe to
 * repeat.
 */
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(20);

  private AwsClients() {}

  /** A client of DynamoDB; {@code interceptors} see every request. */
  public static DynamoDbClient dynamoDb(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .httpClientBuilder(transport())
        .overrideConfiguration(calls(interceptors))
        .build();
  }

  /** A client of SQS; {@code interceptors} see every request. */
  public static SqsClient sqs(ExecutionInterceptor... interceptors) {
    return SqsClient.builder()
        .httpClientBuilder(transport())
        .overrideConfiguration(calls(interceptors))
        .build();
  }

  /** The transport of every client. */
  public static UrlConnectionHttpClient.Builder transport() {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ANSWER);
  }

  /** How often and how long every client tries. */
  public static ClientOverrideConfiguration calls(ExecutionInterceptor... interceptors) {
    var calls =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(ALL_ATTEMPTS)
            .retryStrategy(AwsRetryStrategy.standardRetryStrategy());
    for (var interceptor : interceptors) {
      calls.addExecutionInterceptor(interceptor);
    }
    return calls.build();
  }
}
