package dev.astrolabe.local.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScriptedFunction;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@ExtendWith(RunningEngines.class)
class ObjectFolderTest {
  private final Path folder;
  private final Services services;
  private final S3Client client;

  ObjectFolderTest(Engines engines, @TempDir Path folder) throws IOException {
    this.folder = folder;
    services = Services.in(folder, engines.connections().queues(), ScriptedFunction.done());
    client = services.client(S3Client.builder().forcePathStyle(true));
  }

  @AfterEach
  void stop() {
    client.close();
    services.close();
  }

  private void put(String key, String text) {
    client.putObject(
        request ->
            request
                .bucket("reports")
                .key(key)
                .contentType("text/html")
                .metadata(Map.of("revision", "2")),
        RequestBody.fromString(text));
  }

  @Test
  void givesBackWhatWasPut() throws IOException {
    put("cpsql/2026-11/گزارش 1+1.html", "<p>cost ✓</p>");

    var got =
        client.getObjectAsBytes(
            request -> request.bucket("reports").key("cpsql/2026-11/گزارش 1+1.html"));
    assertThat(got.asUtf8String()).isEqualTo("<p>cost ✓</p>");
    assertThat(got.response().contentType()).isEqualTo("text/html");
    assertThat(got.response().metadata()).isEqualTo(Map.of("revision", "2"));
    assertThat(got.response().lastModified()).isEqualTo(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(Files.readString(folder.resolve("buckets/reports/cpsql/2026-11/گزارش 1+1.html")))
        .isEqualTo("<p>cost ✓</p>");
    var head =
        client.headObject(request -> request.bucket("reports").key("cpsql/2026-11/گزارش 1+1.html"));
    assertThat(head.contentLength()).isEqualTo(15);
    assertThat(head.eTag()).isEqualTo(got.response().eTag());
  }

  @Test
  void forgetsByPrefixAndAgeAtTheNextMidnightOfTheLaptopsClock() throws IOException {
    put("answers/large", "x");
    put("cpsql/kept", "y");

    services.clock().moveTo(Instant.parse("2026-11-24T23:59:59Z"));
    assertThat(keys()).containsExactly("answers/large", "cpsql/kept");
    services.clock().moveTo(Instant.parse("2026-11-25T00:00:00Z"));

    assertThatThrownBy(
            () -> client.getObject(request -> request.bucket("reports").key("answers/large")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThat(keys()).containsExactly("cpsql/kept");
    assertThat(folder.resolve("buckets/reports/answers/large")).doesNotExist();
  }

  private List<String> keys() {
    return client.listObjectsV2(request -> request.bucket("reports")).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void forgetsWhatWasDeleted() {
    put("a/b", "x");
    client.deleteObject(request -> request.bucket("reports").key("a/b"));
    client.deleteObject(request -> request.bucket("reports").key("never"));

    assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("reports").key("a/b")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.headObject(r -> r.bucket("reports").key("a/b")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> client.getObjectAsBytes(r -> r.bucket("other").key("a/b")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void listsByPrefixFolderAndPage() {
    for (var key : List.of("a/1", "a/2 &<", "a/b/3", "c", "پ")) {
      put(key, "x");
    }

    assertThat(client.listObjectsV2Paginator(r -> r.bucket("reports").maxKeys(2)).contents())
        .extracting(S3Object::key)
        .containsExactly("a/1", "a/2 &<", "a/b/3", "c", "پ");
    var inA = client.listObjectsV2(r -> r.bucket("reports").prefix("a/").delimiter("/"));
    assertThat(inA.contents()).extracting(S3Object::key).containsExactly("a/1", "a/2 &<");
    assertThat(inA.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("a/b/");
  }

  @Test
  void refusesAKeyThatWouldLeaveTheBucket() throws IOException {
    Files.writeString(folder.resolve("secret"), "x");
    for (var key : List.of("../../secret", "a/../../secret", "./a", "a//b", ".about/x.json")) {
      assertThatThrownBy(() -> put(key, "y"))
          .as(key)
          .isInstanceOf(S3Exception.class)
          .hasMessageContaining("the laptop");
    }
    assertThat(Files.readString(folder.resolve("secret"))).isEqualTo("x");
  }

  @Test
  void keepsASignedAddressGoodUntilItExpiresByTheLaptopsClock() throws Exception {
    put("a", "x");
    var signed =
        URI.create(
            services.endpoint().url()
                + "/reports/a?X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=laptop%2F20261123%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20261123T085959Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host"
                + "&X-Amz-Signature=0");

    assertThat(status(signed)).isEqualTo(200);
    services.clock().moveTo(Instant.parse("2026-11-23T09:01:00Z"));
    assertThat(status(signed)).isEqualTo(403);
  }

  private static int status(URI address) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
