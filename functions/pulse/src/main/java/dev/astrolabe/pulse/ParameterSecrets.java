package dev.astrolabe.pulse;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Secrets as SecureString parameters of SSM, below one prefix. Three requests, signed by what the
 * client of DynamoDB brings along: SSM's own client would add 6 MB to the zip. A request that did
 * not get through is not repeated here: the schedule comes again.
 */
final class ParameterSecrets implements SecretStore {
  private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
  private static final String STANDS = "ParameterAlreadyExists";
  private static final String MISSING = "ParameterNotFound";

  private final URI endpoint;
  private final String region;
  private final String prefix;
  private final Supplier<AwsCredentialsIdentity> credentials;
  private final Supplier<SdkHttpClient> http;

  /**
   * @param prefix begins and ends with a slash
   */
  ParameterSecrets(
      URI endpoint,
      String region,
      String prefix,
      Supplier<AwsCredentialsIdentity> credentials,
      Supplier<SdkHttpClient> http) {
    this.endpoint = endpoint;
    this.region = region;
    this.prefix = prefix;
    this.credentials = credentials;
    this.http = http;
  }

  @Override
  public Optional<byte[]> find(String name) {
    var answer =
        call(
            "GetParameter",
            Json.object().put("Name", prefix + name).put("WithDecryption", true).build(),
            MISSING);
    return answer.map(fields ->
        Base64.getDecoder()
            .decode(
                fields
                    .fields("Parameter")
                    .flatMap(parameter -> parameter.text("Value"))
                    .orElseThrow(() -> new IllegalStateException("a parameter has a value"))));
  }

  @Override
  public byte[] keep(String name, byte[] candidate) {
    var kept =
        call(
            "PutParameter",
            Json.object()
                .put("Name", prefix + name)
                .put("Type", "SecureString")
                .put("Value", Base64.getEncoder().encodeToString(candidate))
                .put("Overwrite", false)
                .build(),
            STANDS);
    return kept.isPresent()
        ? candidate
        : find(name).orElseThrow(() -> new IllegalStateException("the secret was just deleted"));
  }

  @Override
  public void forget(String name) {
    call("DeleteParameter", Json.object().put("Name", prefix + name).build(), MISSING);
  }

  /** The answer; empty where the service refuses with {@code expected}. */
  private Optional<Json.Fields> call(String action, Json body, String expected) {
    var bytes = new JsonWriter().bytes(body);
    ContentStreamProvider content = () -> new ByteArrayInputStream(bytes);
    var request =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(bytes.length))
            .putHeader("X-Amz-Target", "AmazonSSM." + action)
            .build();
    var signed =
        SIGNER.sign(r ->
            r.identity(credentials.get())
                .request(request)
                .payload(content)
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "ssm")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region));
    try {
      var answer =
          http.get()
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(content)
                      .build())
              .call();
      var fields = read(answer.responseBody());
      if (answer.httpResponse().isSuccessful()) {
        return Optional.of(fields);
      }
      if (fields.text("__type").orElse("").endsWith(expected)) {
        return Optional.empty();
      }
      int status = answer.httpResponse().statusCode();
      throw AwsServiceException.builder()
          .statusCode(status)
          .message("the secret store refused " + action + ": " + status)
          .build();
    } catch (IOException e) {
      throw SdkClientException.create("the secret store did not answer", e);
    }
  }

  private static Json.Fields read(Optional<AbortableInputStream> body) throws IOException {
    if (body.isEmpty()) {
      return Json.Fields.NONE;
    }
    try (var stream = body.get()) {
      var bytes = stream.readAllBytes();
      return bytes.length > 0
              && new JsonReader(JsonLimits.FORM).read(bytes) instanceof Json.Fields fields
          ? fields
          : Json.Fields.NONE;
    } catch (MalformedJson e) {
      return Json.Fields.NONE;
    }
  }
}
