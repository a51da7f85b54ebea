package dev.astrolabe.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a stack with the sample in it. */
record SampleDoor(URI base) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final ObjectMapper JSON = new ObjectMapper();

  String send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token())
            .header("Accept", "application/json")
            .method(method, BodyPublishers.ofString(body));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    return answer(request);
  }

  private static String answer(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.uri() + " " + answer.body()).isBetween(200, 299);
    return answer.body();
  }

  private String token() throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(base.resolve("/_local/token"))).strip();
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(send("GET", path, "", ""));
  }

  /** A report as a file for programs. */
  String csv(String path) throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Authorization", "Bearer " + token())
            .header("Accept", "text/csv"));
  }

  JsonNode search(String by, String value) throws IOException, InterruptedException {
    var body = JSON.createObjectNode().put(by, value).toString();
    return JSON.readTree(send("POST", "/api/leads/search", "application/json", body));
  }

  /** A page as somebody without a token sees it. */
  String page(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html"));
  }

  /**
   * An answer byte for byte, but for the address of the stack, which links in mails begin with, and
   * for signed addresses, which are made anew each time.
   */
  String plain(String path) throws IOException, InterruptedException {
    return send("GET", path, "", "")
        .replace(base + "/", "http://stack/")
        .replaceAll("\"http://127\\.0\\.0\\.1:\\d+/[^\"]*\"", "\"signed\"");
  }
}
