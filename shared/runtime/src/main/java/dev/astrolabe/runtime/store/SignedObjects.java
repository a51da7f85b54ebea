package dev.astrolabe.runtime.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Objects of one bucket that are put and handed out by addresses signed for a time. The two
 * requests are signed by what the client of DynamoDB brings along: S3's own client would add 4 MB
 * to a function's zip, and its presigner knows no clock but the machine's.
 */
public final class SignedObjects {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

  private final URI bucket;
  private final String region;
  private final Supplier<AwsCredentialsIdentity> credentials;
  private final Supplier<SdkHttpClient> http;

  /**
   * @param bucket its address, without a slash at the end
   * @param http asked for when the first object is put
   */
  public SignedObjects(
      URI bucket,
      String region,
      Supplier<AwsCredentialsIdentity> credentials,
      Supplier<SdkHttpClient> http) {
    this.bucket = bucket;
    this.region = region;
    this.credentials = credentials;
    this.http = http;
  }

  /**
   * Puts an object.
   *
   * @param key letters, digits and {@code / . _ -}
   * @throws software.amazon.awssdk.core.exception.SdkException where it was not taken
   */
  public void put(String key, byte[] bytes, String contentType) {
    ContentStreamProvider content = () -> new ByteArrayInputStream(bytes);
    var request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.PUT)
            .uri(address(key))
            .putHeader("Content-Type", contentType)
            .putHeader("Content-Length", Integer.toString(bytes.length))
            .build();
    var signed =
        SIGNER.sign(r ->
            r.identity(credentials.get())
                .request(request)
                .payload(content)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false));
    try {
      var answer =
          http.get()
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(content)
                      .build())
              .call();
      int status = answer.httpResponse().statusCode();
      if (!answer.httpResponse().isSuccessful()) {
        throw AwsServiceException.builder()
            .statusCode(status)
            .message("the object was not taken: " + status)
            .build();
      }
    } catch (IOException e) {
      throw SdkClientException.create("the bucket did not answer", e);
    }
  }

  /** Where the object can be read by whoever has this address, from {@code now} for so long. */
  public URI signed(String key, Instant now, Duration good) {
    var request = SdkHttpFullRequest.builder().method(SdkHttpMethod.GET).uri(address(key)).build();
    return SIGNER
        .sign(r ->
            r.identity(credentials.get())
                .request(request)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .putProperty(
                    AwsV4FamilyHttpSigner.AUTH_LOCATION,
                    AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, good)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)))
        .request()
        .getUri();
  }

  private URI address(String key) {
    return URI.create(bucket + "/" + key);
  }
}
