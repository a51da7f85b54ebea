package dev.astrolabe.local.engine.aws;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.BucketSpec;
import dev.astrolabe.local.engine.BusSpec;
import dev.astrolabe.local.engine.Invoker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The services of one test, at 2026-11-23T09:00:00Z, with ids {@code id-1}, {@code id-2}, ... */
record Services(
    LaptopClock clock,
    EventBus bus,
    Outbox outbox,
    ObjectFolder objects,
    Path parameters,
    AwsEndpoint endpoint)
    implements AutoCloseable {

  static Services in(Path folder, SqsClient queues, Invoker functions, BusSpec... buses)
      throws IOException {
    return in(folder, queues, functions, Optional.empty(), buses);
  }

  static Services in(
      Path folder,
      SqsClient queues,
      Invoker functions,
      Optional<Set<String>> verified,
      BusSpec... buses)
      throws IOException {
    var clock = LaptopClock.forgotten(InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z")));
    var count = new AtomicInteger();
    var bus =
        new EventBus(List.of(buses), Account.LAPTOP, functions, queues, KeptEvents.forgotten());
    var outbox = Outbox.in(folder.resolve("outbox"), verified);
    var objects =
        ObjectFolder.in(
            folder.resolve("buckets"),
            List.of(new BucketSpec("reports", List.of(new BucketSpec.Expiration("answers/", 1)))),
            clock::now);
    var parameters = folder.resolve("parameters.json");
    var endpoint =
        AwsEndpoint.start(
            bus,
            outbox,
            objects,
            new ParameterFile(parameters),
            Account.LAPTOP,
            new Outside(clock, () -> "id-" + count.incrementAndGet()));
    return new Services(clock, bus, outbox, objects, parameters, endpoint);
  }

  /** The SDK's own client, as a function has it. */
  <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint.url())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("laptop", "laptop")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @Override
  public void close() {
    endpoint.close();
    bus.close();
  }
}
