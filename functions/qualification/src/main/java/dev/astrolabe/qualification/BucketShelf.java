package dev.astrolabe.qualification;

import dev.astrolabe.runtime.door.Remembered;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.store.AwsClients;
import dev.astrolabe.runtime.store.SignedObjects;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/** The bucket of reports, under {@code answers/}, where the bucket forgets after a day. */
final class BucketShelf implements Shelf {
  private static final Duration READABLE = Duration.ofHours(1);

  private final SignedObjects objects;

  BucketShelf(SignedObjects objects) {
    this.objects = objects;
  }

  /** The bucket that the environment names, at the endpoint that it names where it names one. */
  static BucketShelf of(Environment environment) {
    var region = environment.required("AWS_REGION");
    var credentials = new Remembered<>(() -> DefaultCredentialsProvider.builder().build());
    return new BucketShelf(
        new SignedObjects(
            address(environment, region),
            region,
            () -> credentials.get().resolveCredentials(),
            new Remembered<SdkHttpClient>(() -> AwsClients.transport().build())));
  }

  private static URI address(Environment environment, String region) {
    var bucket = environment.required("REPORT_BUCKET");
    var cloud =
        "https://%s.s3.%s.%s"
            .formatted(bucket, region, Region.of(region).metadata().partition().dnsSuffix());
    return environment
        .optional("AWS_ENDPOINT_URL_S3")
        .or(() -> environment.optional("AWS_ENDPOINT_URL"))
        .map(endpoint -> URI.create(endpoint.replaceFirst("/$", "") + "/" + bucket))
        .orElseGet(() -> URI.create(cloud));
  }

  @Override
  public String keep(String name, byte[] document, Instant now) {
    var key = "answers/" + name + ".json";
    objects.put(key, document, "application/json");
    return objects.signed(key, now, READABLE).toString();
  }
}
