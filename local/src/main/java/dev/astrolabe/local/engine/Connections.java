package dev.astrolabe.local.engine;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Clients of the services that the engines drive, wherever these are: on this machine, or an
 * emulator that is not ours.
 */
public record Connections(DynamoDbClient tables, DynamoDbStreamsClient streams, SqsClient queues)
    implements AutoCloseable {

  /** Connects to services on this machine, which accept any credentials. */
  public static Connections to(URI tables, URI queues, String region) {
    return to(
        tables,
        queues,
        region,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  }

  /** Connects with the credentials of someone. */
  public static Connections to(
      URI tables, URI queues, String region, AwsCredentialsProvider credentials) {
    return new Connections(
        prepared(DynamoDbClient.builder(), tables, region, credentials).build(),
        prepared(DynamoDbStreamsClient.builder(), tables, region, credentials).build(),
        prepared(SqsClient.builder(), queues, region, credentials).build());
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B prepared(
      B builder, URI endpoint, String region, AwsCredentialsProvider credentials) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.of(region))
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public void close() {
    queues.close();
    streams.close();
    tables.close();
  }
}
