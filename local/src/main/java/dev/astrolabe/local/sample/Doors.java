package dev.astrolabe.local.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** A running stack from outside, as visitors and programs have it. Safe for many threads. */
final class Doors {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Longer than anything that waits. */
  private static final Duration A_WHILE = Duration.ofMinutes(10);

  /** More refusals than this in a row are not a throttle. */
  private static final int MOST_TRIES = 120;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile String token = "";

  Doors(URI base) {
    this.base = base;
  }

  /** An answer that was none of those expected. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(HttpRequest request, HttpResponse<String> answer) {
      super(
          request.method()
              + " "
              + request.uri().getPath()
              + " was answered "
              + answer.statusCode()
              + " "
              + answer.body());
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode object(Map<String, String> members) {
    var object = object();
    members.forEach(object::put);
    return object;
  }

  /** Sends a form as a browser encodes it. */
  void form(String name, Map<String, String> fields) throws IOException, InterruptedException {
    open("/forms/" + name, fields);
  }

  /** Posts fields to a page that wants no token. */
  void open(String path, Map<String, String> fields) throws IOException, InterruptedException {
    var encoded =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encoded)));
  }

  JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
    return post(path, "application/json", body.toString());
  }

  JsonNode post(String path, String type, String body) throws IOException, InterruptedException {
    return json(authorized(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  /** Posts once, however often it is sent: {@code key} names it. */
  JsonNode postOnce(String key, String path, JsonNode body)
      throws IOException, InterruptedException {
    return json(
        authorized(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body.toString())));
  }

  JsonNode put(String path, JsonNode body) throws IOException, InterruptedException {
    return json(
        authorized(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body.toString())));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return json(authorized(path).header("Accept", "application/json").GET());
  }

  Instant now() throws IOException, InterruptedException {
    return Instant.parse(json(request("/_local/clock").GET()).path("now").asText());
  }

  /** Moves the clock; of each schedule the last firing on the way is enough. */
  void moveTo(Instant target) throws IOException, InterruptedException {
    var body = object().put("now", target.toString()).put("keep", "last");
    var _ = json(request("/_local/clock").PUT(BodyPublishers.ofString(body.toString())));
    renew();
  }

  /** Waits until all that was accepted is done; the clock goes on for some minutes meanwhile. */
  void settle() throws IOException, InterruptedException {
    moveTo(now().plus(A_WHILE));
  }

  /** Runs a schedule at once, beside its times. */
  void run(String schedule) throws IOException, InterruptedException {
    var _ = json(request("/_local/schedules/" + schedule + "/run").POST(BodyPublishers.noBody()));
  }

  /** Takes a token of the clock's present. */
  void renew() throws IOException, InterruptedException {
    token = send(request("/_local/token").GET()).body().strip();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST);
  }

  private HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
    return JSON.readTree(send(request).body());
  }

  /** Sends it, again after a while where the stack says that there is too much at once. */
  private HttpResponse<String> send(HttpRequest.Builder builder)
      throws IOException, InterruptedException {
    var request = builder.build();
    for (int tries = 1; ; tries++) {
      var answer = client.send(request, BodyHandlers.ofString());
      boolean isTooMuch = answer.statusCode() == 429 || answer.statusCode() == 503;
      if (!isTooMuch || tries == MOST_TRIES) {
        if (answer.statusCode() >= 400) {
          throw new Refused(request, answer);
        }
        return answer;
      }
      Thread.sleep(Duration.ofMillis(500));
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
