package dev.astrolabe.local.e2e;

import static dev.astrolabe.local.e2e.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a running stack writes down of what it is sent: the trace, and nothing of a person's. */
@ExtendWith(RunningStack.class)
class LogsIT {
  private static final Pattern TRACE = Pattern.compile("\"trace\":\"[^\"]{8,}\"");

  private final Api api;
  private final StackProcess stack;

  /** Unlike any other run's; no word of these is found anywhere but in what is sent. */
  private final String who = UUID.randomUUID().toString().substring(0, 8);

  LogsIT(Api api, StackProcess stack) {
    this.api = api;
    this.stack = stack;
  }

  /** Latin, Arabic, Persian, and one in lower case that a form or a model could be called. */
  private List<String> words() {
    return List.of("Zyqx" + who, "طائر" + who, "پرندهٔ" + who, "qwzyx-" + who);
  }

  @Test
  void holdNothingOfWhatAStrangerSends() throws Exception {
    for (var word : words()) {
      sendEverywhere(word);
      eventually("the lead of " + word, () -> api.leadOf(email(word)));
    }
    api.moveClock(api.now().plusSeconds(120));

    var logs = stack.logs();
    assertThat(logs.keySet()).anyMatch(name -> name.startsWith("Intake"));
    assertThat(logs.keySet()).anyMatch(name -> name.startsWith("Scoring"));
    assertThat(logs.keySet()).anyMatch(name -> name.startsWith("Qualification"));
    assertThat(logs).containsKey("stderr.log");
    logs.forEach((file, lines) -> assertThat(lines).as(file).noneMatch(this::holdsAWord));
  }

  private static String email(String word) {
    // an address has no letters but Latin ones
    return "tom." + Integer.toHexString(word.hashCode()) + "@qwzyx-freight.example";
  }

  private void sendEverywhere(String word) throws Exception {
    var encoded = URLEncoder.encode(word, StandardCharsets.UTF_8);
    List<HttpResponse<String>> answers = new ArrayList<>();
    Map<String, String> fields = new LinkedHashMap<>();
    for (var field :
        List.of("name", "company", "role", "industry", "message", "need", "utm_source", word)) {
      fields.put(field, word);
    }
    fields.put("email", email(word));
    var taken = api.form("price", fields);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    answers.add(api.form("price", Map.of("email", word, "phone", word)));
    answers.add(api.form(encoded, fields));
    answers.add(
        api.send(
            api.request("/forms/price?utm_source=" + encoded + "&" + encoded + "=1")
                .header("User-Agent", encoded)
                .header("Referer", "https://example.com/" + encoded)
                .header("X-Amzn-Trace-Id", "Root=" + encoded)
                .header("Idempotency-Key", encoded)
                .header("Content-Type", "application/" + encoded)
                .POST(BodyPublishers.ofString("name=" + encoded))));
    answers.add(api.send(api.authorized("/api/" + encoded)));
    answers.add(api.send(api.authorized("/api/leads/" + encoded)));
    answers.add(api.send(api.authorized("/api/leads?stage=" + encoded + "&cursor=" + encoded)));
    answers.add(api.send(api.authorized("/api/models/" + encoded)));
    answers.add(api.send(api.request("/api/leads").header("Authorization", "Bearer " + encoded)));
    answers.add(
        api.post(
            "/api/leads",
            "{\"source\":\"crm\",\"entryId\":\"%s\",\"identities\":[{\"kind\":\"email\",\"value\":\"%s\"}],\"%s\":1}"
                .formatted(word, email(word), word)));
    answers.add(api.post("/api/leads/search", "{\"email\":\"" + word + "\"}"));
    answers.add(api.post("/api/leads", "{\"source\":\"" + word));
    api.enqueue(liveQueue(), "{\"" + word + "\":\"" + word + "\"}");
    assertThat(answers)
        .allSatisfy(answer ->
            assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isLessThan(500));
  }

  private String liveQueue() throws Exception {
    for (var queue : api.local("queues").path("items")) {
      if (queue.path("name").asText().contains("LiveQueue")) {
        return queue.path("name").asText();
      }
    }
    throw new AssertionError("there is no live queue");
  }

  /** Whether a line holds one of the words, as it is, percent-encoded or escaped as in JSON. */
  private boolean holdsAWord(String line) {
    return words().stream()
        .anyMatch(word ->
            line.contains(word)
                || line.contains(URLEncoder.encode(word, StandardCharsets.UTF_8))
                || line.contains(escaped(word)));
  }

  private static String escaped(String word) {
    var escaped = new StringBuilder();
    word.chars()
        .forEach(c ->
            escaped.append(
                c < 0x80 ? Character.toString(c) : String.format(Locale.ROOT, "\\u%04x", c)));
    return escaped.toString();
  }

  private List<String> lines(String function, String part) throws IOException {
    return stack.logs().entrySet().stream()
        .filter(log -> log.getKey().startsWith(function))
        .flatMap(log -> log.getValue().stream())
        .filter(line -> line.contains(part))
        .toList();
  }

  @Test
  void followAFormByItsTraceFromTheDoorToTheScore() throws Exception {
    int before = lines("Intake", "\"status\":202").size();
    var accepted =
        api.form("price", Map.of("name", "Tom", "email", email("trace" + who), "message", who));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);

    var door =
        eventually(
            "a line of intake",
            () -> lines("Intake", "\"status\":202").stream().skip(before).findFirst());
    var trace = TRACE.matcher(door);
    assertThat(trace.find()).as(door).isTrue();
    var scored =
        eventually(
            "a line of scoring with the trace of " + door,
            () -> lines("Scoring", trace.group()).stream().findFirst());
    assertThat(scored).contains("\"assessed\"");
  }
}
