package dev.astrolabe.runtime.deliver;

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

/** The bucket of reports. */
public final class BucketReports implements ReportShelf {
  private static final Duration READABLE = Duration.ofHours(1);

  private final SignedObjects objects;

  public BucketReports(SignedObjects objects) {
    this.objects = objects;
  }

  /** The bucket that the environment names, at the endpoint that it names where it names one. */
  public static BucketReports of(Environment environment) {
    var region = environment.required("AWS_REGION");
    var credentials = new Remembered<>(() -> DefaultCredentialsProvider.builder().build());
    return new BucketReports(
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
  public void put(String key, byte[] bytes, String contentType) {
    objects.put(key, bytes, contentType);
  }

  @Override
  public URI address(String key, Instant now) {
    return objects.signed(key, now, READABLE);
  }
}
