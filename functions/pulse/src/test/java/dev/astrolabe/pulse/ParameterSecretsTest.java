package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import dev.astrolabe.runtime.store.AwsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The secret store's requests, against a server that speaks SSM's protocol. */
final class ParameterSecretsTest {
  private static final String NAME = "/astrolabe/stack/pulse/";

  private final SortedMap<String, Json.Fields> parameters = new TreeMap<>();
  private final List<String> authorizations = new ArrayList<>();
  private boolean refuses;
  private final HttpServer server = server();
  private final ParameterSecrets secrets =
      new ParameterSecrets(
          URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
          "eu-central-1",
          NAME,
          () -> AwsBasicCredentials.create("key", "secret"),
          () -> AwsClients.transport().build());

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    var action = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    try {
      var body =
          (Json.Fields)
              new JsonReader(JsonLimits.FORM).read(exchange.getRequestBody().readAllBytes());
      var name = body.text("Name").orElse("");
      if (refuses) {
        send(exchange, 400, Json.object().put("__type", "AccessDeniedException").build());
      } else if (action.equals("AmazonSSM.PutParameter")) {
        boolean stands = parameters.putIfAbsent(name, body) != null;
        send(
            exchange,
            stands ? 400 : 200,
            Json.object().put("__type", stands ? "ParameterAlreadyExists" : "").build());
      } else if (!parameters.containsKey(name)) {
        send(exchange, 400, Json.object().put("__type", "ParameterNotFound").build());
      } else if (action.equals("AmazonSSM.DeleteParameter")) {
        parameters.remove(name);
        send(exchange, 200, Json.Fields.NONE);
      } else {
        var stored = parameters.getOrDefault(name, Json.Fields.NONE);
        send(exchange, 200, Json.object().put("Parameter", stored).build());
      }
    } catch (MalformedJson e) {
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, Json.Fields body) throws IOException {
    var bytes = new JsonWriter().bytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void keepsTheFirstSecretAsASecureStringAndForgetsIt() {
    byte[] first = {1, 2, 3};
    assertThat(secrets.find("pulse/r")).isEmpty();
    assertThat(secrets.keep("pulse/r", first)).isEqualTo(first);
    assertThat(secrets.keep("pulse/r", new byte[] {9})).isEqualTo(first);
    assertThat(secrets.find("pulse/r").orElseThrow()).isEqualTo(first);
    assertThat(parameters.getOrDefault(NAME + "pulse/r", Json.Fields.NONE).text("Type"))
        .contains("SecureString");
    secrets.forget("pulse/r");
    secrets.forget("pulse/r");
    assertThat(secrets.find("pulse/r")).isEmpty();
    assertThat(parameters).isEmpty();
    assertThat(authorizations)
        .allMatch(line -> line.startsWith("AWS4-HMAC-SHA256 ") && line.contains("/ssm/"));
  }

  @Test
  void failsWhereItIsRefusedAndDoesNotTakeItForAbsence() {
    refuses = true;
    assertThatThrownBy(() -> secrets.find("pulse/r")).isInstanceOf(AwsServiceException.class);
    assertThatThrownBy(() -> secrets.forget("pulse/r")).isInstanceOf(AwsServiceException.class);
  }
}
