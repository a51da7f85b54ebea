package dev.astrolabe.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The commands that ask a running stack. */
final class Commands {
  private static final Set<String> PORT = Set.of("--port");

  private Commands() {}

  static void token(List<String> words, PrintStream out) throws CommandFailed {
    var arguments = Arguments.read(words, Set.of("--port", "--subject", "--scope"), Set.of());
    arguments.exactly();
    var query = new StringBuilder("/_local/token?");
    arguments
        .value("--subject")
        .ifPresent(subject -> query.append("subject=").append(encoded(subject)).append('&'));
    arguments.value("--scope").ifPresent(scope -> query.append("scope=").append(encoded(scope)));
    out.println(
        new StackClient(arguments.port())
            .send("POST", query.toString(), BodyPublishers.noBody())
            .strip());
  }

  /** Runs one function on one event in the running stack, else in one that lasts as long. */
  static void invoke(Path home, List<String> words, PrintStream out) throws CommandFailed {
    var arguments = Arguments.read(words, PORT, Set.of());
    var given = arguments.exactly("the function", "the file with the event");
    var file = Path.of(given.get(1));
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed("there is no file " + file);
    }
    try {
      out.println(invoked(arguments.port(), given.getFirst(), file));
    } catch (StackClient.NoStack e) {
      if (arguments.value("--port").isPresent()) {
        throw e;
      }
      var settings = new Settings(home, 0, Optional.empty(), false, Map.of(), Optional.empty());
      try (var parts = new Parts()) {
        Up.endInOrder(parts);
        int port = Stack.start(settings, parts).port();
        out.println(invoked(port, given.getFirst(), file));
      }
    }
  }

  private static String invoked(int port, String function, Path event) throws CommandFailed {
    try {
      return new StackClient(port)
          .send(
              "POST",
              "/_local/functions/" + encoded(function) + "/invoke",
              BodyPublishers.ofFile(event));
    } catch (FileNotFoundException e) {
      throw new CommandFailed("there is no file " + event);
    }
  }

  static void queues(List<String> words, PrintStream out) throws CommandFailed {
    var arguments = Arguments.read(words, PORT, Set.of());
    var client = new StackClient(arguments.port());
    if (!words.isEmpty() && words.getFirst().equals("redrive")) {
      var name = arguments.exactly("redrive", "the name of a dead-letter queue").get(1);
      var answer =
          client.send(
              "POST", "/_local/queues/" + encoded(name) + "/redrive", BodyPublishers.noBody());
      out.println("sent back: " + json(answer).path("redriven").asInt());
    } else if (arguments.exactly("list or redrive").equals(List.of("list"))) {
      var answer =
          json(
              client.send(
                  "GET", "/_local/queues", BodyPublishers.noBody(), "Accept", "application/json"));
      for (var queue : answer.path("items")) {
        out.println(
            "%-20s waiting %5d   in flight %5d   delayed %5d"
                .formatted(
                    queue.path("name").asText(),
                    queue.path("waiting").asInt(),
                    queue.path("inFlight").asInt(),
                    queue.path("delayed").asInt()));
        for (var message : queue.path("deadLetters")) {
          out.println(
              "  " + message.path("messageId").asText() + "  " + message.path("attributes"));
        }
      }
    } else {
      throw new CommandFailed("queues list, or queues redrive NAME");
    }
  }

  static void lead(List<String> words, PrintStream out) throws CommandFailed {
    var arguments = Arguments.read(words, PORT, Set.of());
    var given = arguments.exactly("refold", "the id of a lead");
    if (!given.getFirst().equals("refold")) {
      throw new CommandFailed("lead refold ID");
    }
    var client = new StackClient(arguments.port());
    var token =
        client
            .send(
                "POST",
                "/_local/token?subject=operator&scope=leads%3Aread+leads%3Awrite",
                BodyPublishers.noBody())
            .strip();
    out.println(
        client.send(
            "POST",
            "/api/leads/" + encoded(given.get(1)) + "/refold",
            BodyPublishers.noBody(),
            "Authorization",
            "Bearer " + token));
  }

  /** Compares the counters of the reports with what the transitions say, and mends them if told. */
  static void reports(List<String> words, PrintStream out) throws CommandFailed {
    var arguments = Arguments.read(words, PORT, Set.of("--write"));
    if (!arguments.exactly("rebuild").equals(List.of("rebuild"))) {
      throw new CommandFailed("reports rebuild [--write]");
    }
    var client = new StackClient(arguments.port());
    var token =
        client
            .send("POST", "/_local/token?subject=operator&scope=admin", BodyPublishers.noBody())
            .strip();
    boolean write = arguments.has("--write");
    var plan = rebuild(client, token, Map.of());
    int leads = 0;
    int differing = 0;
    var months = new TreeSet<String>();
    plan.path("months").forEach(month -> months.add(month.asText()));
    for (var bucket : plan.path("buckets")) {
      var body = new TreeMap<String, Object>(Map.of("bucket", bucket.asText(), "write", write));
      JsonNode page;
      do {
        page = rebuild(client, token, body);
        leads += page.path("leads").asInt();
        for (var difference : page.path("differences")) {
          out.println(difference);
          differing++;
        }
        page.path("months").forEach(month -> months.add(month.asText()));
        body.put("cursor", page.path("next").asText());
      } while (!page.path("next").isNull());
    }
    for (var month : months) {
      var body = Map.<String, Object>of("month", month, "write", write);
      for (var counter : rebuild(client, token, body).path("counters")) {
        out.println(counter);
        differing++;
      }
    }
    out.println("leads compared: " + leads + ", differing: " + differing);
  }

  private static JsonNode rebuild(StackClient client, String token, Map<String, Object> body)
      throws CommandFailed {
    var document = new ObjectMapper().valueToTree(body).toString();
    return json(
        client.send(
            "POST",
            "/api/reports/rebuild",
            BodyPublishers.ofString(document),
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/json"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) throws CommandFailed {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new CommandFailed("the stack answered no JSON: " + text);
    }
  }
}
