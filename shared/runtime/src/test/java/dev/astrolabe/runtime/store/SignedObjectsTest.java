package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

final class SignedObjectsTest {
  private static final AwsCredentialsIdentity EXAMPLE =
      AwsCredentialsIdentity.create(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

  private static SignedObjects objects(String bucket) {
    return new SignedObjects(
        URI.create(bucket), "us-east-1", () -> EXAMPLE, () -> AwsClients.transport().build());
  }

  /** The example of S3's documentation, "Authenticating requests: using query parameters". */
  @Test
  void signsAnAddressAsS3Documents() {
    var address =
        objects("https://examplebucket.s3.amazonaws.com")
            .signed("test.txt", Instant.parse("2013-05-24T00:00:00Z"), Duration.ofDays(1));

    assertThat(address.toString())
        .startsWith("https://examplebucket.s3.amazonaws.com/test.txt?")
        .contains("X-Amz-Date=20130524T000000Z", "X-Amz-Expires=86400")
        .contains(
            "X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
  }

  @Test
  void putsAnObjectAndSaysWhereItWasNotTaken() throws IOException {
    var taken = new ArrayList<String>();
    var statuses = new ArrayList<>(List.of(200, 403, 503));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          taken.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + headers.getFirst("Content-Type")
                  + " "
                  + headers.getFirst("x-amz-content-sha256")
                  + " "
                  + body);
          assertThat(headers.getFirst("Authorization")).contains("/us-east-1/s3/aws4_request");
          exchange.sendResponseHeaders(statuses.removeFirst(), -1);
          exchange.close();
        });
    server.start();
    try {
      var objects = objects("http://127.0.0.1:" + server.getAddress().getPort() + "/bucket");
      objects.put("answers/a.json", "{}".getBytes(StandardCharsets.UTF_8), "application/json");
      assertThat(taken)
          .containsExactly(
              "PUT /bucket/answers/a.json application/json "
                  + "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a {}");
      for (boolean passes : new boolean[] {false, true}) {
        assertThatThrownBy(() -> objects.put("a", new byte[0], "application/json"))
            .isInstanceOfSatisfying(
                AwsServiceException.class, e -> assertThat(Outage.is(e)).isEqualTo(passes));
      }
    } finally {
      server.stop(0);
    }
    assertThatThrownBy(
            () -> objects("http://127.0.0.1:1/bucket").put("a", new byte[0], "application/json"))
        .isInstanceOf(SdkClientException.class);
  }
}
