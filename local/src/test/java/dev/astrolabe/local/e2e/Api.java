package dev.astrolabe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The outside of a running stack, as programs and people use it. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Api(URI base) {
    this.base = base;
  }

  int port() {
    return base.getPort();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return json(answer.body());
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  /** A fresh token; tokens live on the clock that the suite moves. */
  String token(String scopes) throws IOException, InterruptedException {
    var query =
        scopes.isEmpty() ? "" : "?scope=" + URLEncoder.encode(scopes, StandardCharsets.UTF_8);
    return send(request("/_local/token" + query)).body().strip();
  }

  HttpRequest.Builder authorized(String path) throws IOException, InterruptedException {
    return request(path).header("Authorization", "Bearer " + token(""));
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    var answer = send(authorized(path));
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          "GET " + path + " gave " + answer.statusCode() + " " + answer.body());
    }
    return json(answer);
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        authorized(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends a form as a browser encodes it, and asks for JSON. */
  HttpResponse<String> form(String name, Map<String, String> fields)
      throws IOException, InterruptedException {
    var encoded =
        fields.entrySet().stream()
            .map(field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request("/forms/" + name)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(encoded)));
  }

  /** The lead of a mail address, once there is one. */
  Optional<String> leadOf(String email) throws IOException, InterruptedException {
    var answer = post("/api/leads/search", JSON.createObjectNode().put("email", email).toString());
    if (answer.statusCode() != 200) {
      throw new AssertionError("search gave " + answer.statusCode() + " " + answer.body());
    }
    return StreamSupport.stream(json(answer).path("items").spliterator(), false)
        .map(item -> item.path("leadId").asText())
        .findFirst();
  }

  Instant now() throws IOException, InterruptedException {
    return Instant.parse(json(send(request("/_local/clock"))).path("now").asText());
  }

  void moveClock(Instant target) throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put("now", target.toString()).toString();
    var answer = send(request("/_local/clock").PUT(BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          "the clock did not move: " + answer.statusCode() + " " + answer.body());
    }
  }

  /** Runs one function on one event. */
  HttpResponse<String> invoke(String function, String event)
      throws IOException, InterruptedException {
    return send(
        request("/_local/functions/" + function + "/invoke").POST(BodyPublishers.ofString(event)));
  }

  /** Puts a message into a queue as it is; its id. */
  String enqueue(String queue, String body) throws IOException, InterruptedException {
    var answer = send(request("/_local/queues/" + queue).POST(BodyPublishers.ofString(body)));
    if (answer.statusCode() != 202) {
      throw new AssertionError(queue + " took nothing: " + answer.statusCode() + answer.body());
    }
    return json(answer).path("messageId").asText();
  }

  JsonNode local(String path) throws IOException, InterruptedException {
    return json(send(request("/_local/" + path).header("Accept", "application/json")));
  }
}
