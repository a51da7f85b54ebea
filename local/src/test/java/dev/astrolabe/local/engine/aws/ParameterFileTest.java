package dev.astrolabe.local.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.RunningEngines.Engines;
import dev.astrolabe.local.engine.ScriptedFunction;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** By bare requests: the SDK's SSM client is not among what this build resolves. */
@ExtendWith(RunningEngines.class)
class ParameterFileTest {
  private final Services services;

  ParameterFileTest(Engines engines, @TempDir Path folder) throws IOException {
    services = Services.in(folder, engines.connections().queues(), ScriptedFunction.done());
  }

  @AfterEach
  void stop() {
    services.close();
  }

  private JsonNode call(String action, String body) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(services.endpoint().url())
              .header("X-Amz-Target", "AmazonSSM." + action)
              .header("Content-Type", "application/x-amz-json-1.1")
              .header(
                  "Authorization",
                  "AWS4-HMAC-SHA256 Credential=laptop/20261123/us-east-1/ssm/aws4_request,"
                      + " SignedHeaders=host, Signature=0")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      return new JsonMapper()
          .readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Test
  void keepsSecretsInAFileThatOnlyItsOwnerReads() throws Exception {
    assertThat(
            call(
                    "PutParameter",
                    "{\"Name\":\"/astrolabe/key\",\"Value\":\"s3cret\",\"Type\":\"SecureString\"}")
                .path("Version")
                .asInt())
        .isEqualTo(1);

    var got = call("GetParameter", "{\"Name\":\"/astrolabe/key\",\"WithDecryption\":true}");
    assertThat(got.at("/Parameter/Value").asText()).isEqualTo("s3cret");
    assertThat(got.at("/Parameter/Type").asText()).isEqualTo("SecureString");
    assertThat(got.at("/Parameter/ARN").asText())
        .isEqualTo("arn:aws:ssm:us-east-1:000000000000:parameter/astrolabe/key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(services.parameters())))
        .isEqualTo("rw-------");
  }

  @Test
  void answersAsParameterStoreDoes() throws Exception {
    assertThat(call("GetParameter", "{\"Name\":\"none\"}").path("__type").asText())
        .isEqualTo("ParameterNotFound");
    call("PutParameter", "{\"Name\":\"a\",\"Value\":\"1\",\"Type\":\"String\"}");
    assertThat(call("PutParameter", "{\"Name\":\"a\",\"Value\":\"2\"}").path("__type").asText())
        .isEqualTo("ParameterAlreadyExists");
    assertThat(
            call("PutParameter", "{\"Name\":\"a\",\"Value\":\"2\",\"Overwrite\":true}")
                .path("Version")
                .asInt())
        .isEqualTo(2);
    var several = call("GetParameters", "{\"Names\":[\"a\",\"b\"]}");
    assertThat(several.at("/Parameters/0/Value").asText()).isEqualTo("2");
    assertThat(several.path("InvalidParameters").toString()).isEqualTo("[\"b\"]");
    call("DeleteParameter", "{\"Name\":\"a\"}");
    assertThat(call("GetParameter", "{\"Name\":\"a\"}").path("__type").asText())
        .isEqualTo("ParameterNotFound");
    assertThat(call("DescribeParameters", "{}").path("message").asText())
        .isEqualTo("the laptop does not support SSM DescribeParameters");
  }
}
