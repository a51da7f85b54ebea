package dev.astrolabe.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the stack that runs on this machine, for the other commands. */
final class StackClient {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Nothing answers there. */
  static final class NoStack extends CommandFailed {
    private static final long serialVersionUID = 1L;

    NoStack(URI base) {
      super("no stack answers at " + base + ": start one with ./astrolabe up");
    }
  }

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  StackClient(int port) {
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  /** The body of the answer. */
  String send(String method, String path, BodyPublisher body, String... headers)
      throws CommandFailed {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> answer;
    try {
      answer = client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NoStack(base);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted");
    }
    if (answer.statusCode() >= 400) {
      throw new CommandFailed(reason(answer));
    }
    return answer.body();
  }

  private static String reason(HttpResponse<String> answer) {
    try {
      var problem = new ObjectMapper().readTree(answer.body());
      for (var field : new String[] {"detail", "title", "message"}) {
        if (problem.hasNonNull(field)) {
          return problem.get(field).asText();
        }
      }
    } catch (JsonProcessingException e) {
      return answer.statusCode() + " " + answer.body();
    }
    return answer.statusCode() + " " + answer.body();
  }
}
