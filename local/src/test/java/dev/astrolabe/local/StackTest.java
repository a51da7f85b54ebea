package dev.astrolabe.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.function.SampleZip;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole stack from a small template with one tiny function. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StackTest {
  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
        Waiting:
          Type: AWS::SQS::Queue
          Properties:
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 2}
        Dead:
          Type: AWS::SQS::Queue
        Echo:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: sample.zip
            Handler: dev.astrolabe.local.function.sample.Echo::handleRequest
            Timeout: 20
            Environment: {Variables: {GREETING: !Ref Waiting}}
            Events:
              Any: {Type: HttpApi, Properties: {Path: "/{proxy+}", Method: ANY}}
              Messages: {Type: SQS, Properties: {Queue: !GetAtt Waiting.Arn}}
              Often: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute)}}
              Daily: {Type: ScheduleV2, Properties: {ScheduleExpression: "cron(0 9 * * ? *)"}}
      """;

  @TempDir private Path home;
  private final HttpClient client = HttpClient.newHttpClient();

  private Settings settings(int port, Optional<Path> data) throws IOException {
    SampleZip.write(home);
    Files.writeString(home.resolve("template.yaml"), TEMPLATE);
    if (!Files.exists(home.resolve("local"))) {
      Files.createSymbolicLink(home.resolve("local"), Path.of("").toAbsolutePath());
    }
    return new Settings(home, port, data, false, Map.of(), Optional.empty());
  }

  private JsonNode send(int port, String method, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.ofString(body));
    return new ObjectMapper()
        .readTree(client.send(request.build(), BodyHandlers.ofString()).body());
  }

  @Test
  void runsWhatTheTemplateDeclaresAndMovesItsClock() throws Exception {
    var before = System.out;
    try (var parts = new Parts()) {
      int port = Stack.start(settings(0, Optional.empty()), parts).port();

      var answer = send(port, "GET", "/hello", "");
      assertThat(answer.path("greeting").asText()).endsWith("/000000000000/Waiting");
      assertThat(answer.at("/event/rawPath").asText()).isEqualTo("/hello");

      var now = Instant.parse(send(port, "GET", "/_local/clock", "").path("now").asText());
      var target = now.plus(Duration.ofDays(40));
      var moved = send(port, "PUT", "/_local/clock", "{\"now\":\"" + target + "\"}");
      // 57,600 firings of the one are thinned to one an hour, 40 of the other are few
      assertThat(moved.path("fired").asInt()).isBetween(1_000, 1_002);
      assertThat(moved.path("thinned")).hasSize(1);
      var thinned = moved.at("/thinned/0");
      assertThat(thinned.path("schedule").asText()).isEqualTo("EchoOften");
      assertThat(thinned.path("due").asInt()).isBetween(57_599, 57_601);
      assertThat(thinned.path("fired").asInt()).isBetween(960, 962);
      assertThat(thinned.path("kept").asText()).isEqualTo("the last of each hour");
      assertThat(Instant.parse(moved.path("now").asText()))
          .isBetween(target, target.plusSeconds(60));
      assertThat(send(port, "GET", "/later", "").at("/event/requestContext/timeEpoch").asLong())
          .isGreaterThanOrEqualTo(target.toEpochMilli());

      var further = target.plus(Duration.ofDays(30));
      var coarse =
          send(port, "PUT", "/_local/clock", "{\"now\":\"" + further + "\",\"keep\":\"day\"}");
      assertThat(coarse.path("fired").asInt()).isBetween(60, 61);
      assertThat(coarse.at("/thinned/0/kept").asText()).isEqualTo("the last of each day");
      var last = further.plus(Duration.ofDays(30));
      var once = send(port, "PUT", "/_local/clock", "{\"now\":\"" + last + "\",\"keep\":\"last\"}");
      assertThat(once.path("fired").asInt()).isEqualTo(2);
      assertThat(once.at("/thinned/1/due").asInt()).isBetween(43_199, 43_201);
      var unknown = "{\"now\":\"" + last.plusSeconds(9) + "\",\"keep\":\"week\"}";
      assertThat(send(port, "PUT", "/_local/clock", unknown).path("detail").asText())
          .startsWith("keep is each, hour, day or last");

      assertThat(
              send(port, "PUT", "/_local/clock", "{\"now\":\"" + now + "\"}")
                  .path("detail")
                  .asText())
          .startsWith("the clock moves forward only");
      assertThat(send(port, "POST", "/_local/schedules/Daily/run", "").path("ran").asText())
          .isEqualTo("EchoDaily");
      assertThat(send(port, "POST", "/_local/functions/echo/invoke", "7").path("event").asInt())
          .isEqualTo(7);
      assertThat(send(port, "GET", "/_local/queues", "").at("/items/0/name").asText())
          .isEqualTo("Waiting");
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void letsNoPageOfAnotherOriginChangeAnything() throws Exception {
    var before = System.out;
    try (var parts = new Parts()) {
      int port = Stack.start(settings(0, Optional.empty()), parts).port();
      var own = "http://127.0.0.1:" + port;

      assertThat(run(port, "Origin", "https://elsewhere.example")).isEqualTo(403);
      assertThat(run(port, "Origin", "null")).isEqualTo(403);
      assertThat(run(port, "Origin", "http://127.0.0.1:" + (port + 1))).isEqualTo(403);
      assertThat(run(port, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
      assertThat(run(port, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
      assertThat(run(port, "Origin", own)).isEqualTo(200);
      assertThat(run(port, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
      assertThat(run(port, "User-Agent", "a program")).isEqualTo(200);
    } finally {
      System.setOut(before);
    }
  }

  private int run(int port, String header, String value) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/_local/schedules/Daily/run"))
            .header(header, value)
            .POST(BodyPublishers.noBody());
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  @Test
  void saysInOneLineThatThePortIsInUse() throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        var parts = new Parts()) {
      assertThatThrownBy(() -> Stack.start(settings(taken.getLocalPort(), Optional.empty()), parts))
          .isInstanceOf(CommandFailed.class)
          .hasMessage(
              "the port "
                  + taken.getLocalPort()
                  + " is in use: stop what listens there, or take another with --port");
    }
  }

  @Test
  void saysInOneLineWhatIsWrongWithTheTemplate() throws Exception {
    try (var parts = new Parts()) {
      var settings = settings(0, Optional.empty());
      Files.writeString(home.resolve("template.yaml"), TEMPLATE.replace("SQS::Queue", "SQS::Quay"));

      assertThatThrownBy(() -> Stack.start(settings, parts))
          .isInstanceOf(CommandFailed.class)
          .hasMessage(
              "template.yaml:6: the resource type AWS::SQS::Quay is not understood on a laptop");
    }
  }
}
