package dev.astrolabe.local.e2e;

import static dev.astrolabe.local.e2e.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.Samples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code ./astrolabe}, each as a process of its own beside a running stack. */
@ExtendWith(RunningStack.class)
class CommandsIT {
  private static final Path DEFAULT_MODEL =
      Path.of("../shared/runtime/src/main/resources/dev/astrolabe/runtime/model/default.json");

  private final Api api;

  @TempDir private Path folder;

  CommandsIT(Api api) {
    this.api = api;
  }

  /** How a command ended, and what it printed. */
  private record Ran(int status, String out, String error) {}

  private Ran run(String... words) throws IOException, InterruptedException {
    var error = folder.resolve("error");
    var process =
        new ProcessBuilder(StackProcess.astrolabe(words)).redirectError(error.toFile()).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ran(process.exitValue(), out.strip(), Files.readString(error).strip());
  }

  private Ran asked(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--port", String.valueOf(api.port())));
    var ran = run(all.toArray(String[]::new));
    assertThat(ran.status()).as(ran.error()).isZero();
    return ran;
  }

  @Test
  void tokenPrintsOneThatTheStackAccepts() throws Exception {
    var all = asked("token").out();
    var narrow = asked("token", "--subject", "somebody", "--scope", "models:read").out();

    assertThat(status("/api/leads", all)).isEqualTo(200);
    assertThat(status("/api/leads", narrow)).isEqualTo(403);
    assertThat(status("/api/models", narrow)).isEqualTo(200);
  }

  private int status(String path, String token) throws IOException, InterruptedException {
    return api.send(api.request(path).header("Authorization", "Bearer " + token)).statusCode();
  }

  @Test
  void invokeRunsAFunctionOnEverySampleEvent() throws Exception {
    var functions =
        Map.ofEntries(
            Map.entry("http-delete-spend.json", "CpsqlApiFunction"),
            Map.entry("http-form-post.json", "intake"),
            Map.entry("http-get-contract.json", "intake"),
            Map.entry("http-get-cpsql.json", "CpsqlApiFunction"),
            Map.entry("http-get-employees.json", "PulseFunction"),
            Map.entry("http-get-enps.json", "EnpsApiFunction"),
            Map.entry("http-get-health.json", "intake"),
            Map.entry("http-get-import.json", "ImportsFunction"),
            Map.entry("http-get-leads.json", "QualificationFunction"),
            Map.entry("http-get-reports.json", "CpsqlApiFunction"),
            Map.entry("http-get-start.json", "intake"),
            Map.entry("http-get-survey-page.json", "PulseFunction"),
            Map.entry("http-get-survey.json", "PulseFunction"),
            Map.entry("http-post-employees.json", "PulseFunction"),
            Map.entry("http-post-history.json", "ImportsFunction"),
            Map.entry("http-post-import.json", "ImportsFunction"),
            Map.entry("http-post-rebuild.json", "RebuildFunction"),
            Map.entry("http-post-spend.json", "CpsqlApiFunction"),
            Map.entry("http-preflight-cpsql.json", "CpsqlApiFunction"),
            Map.entry("http-preflight-employee-files.json", "PulseFunction"),
            Map.entry("http-preflight-employees.json", "PulseFunction"),
            Map.entry("http-preflight-enps.json", "EnpsApiFunction"),
            Map.entry("http-preflight-import.json", "ImportsFunction"),
            Map.entry("http-preflight-imports.json", "ImportsFunction"),
            Map.entry("http-preflight-rates.json", "CpsqlApiFunction"),
            Map.entry("http-preflight-rebuild.json", "RebuildFunction"),
            Map.entry("http-preflight-reports.json", "CpsqlApiFunction"),
            Map.entry("http-preflight-spend-row.json", "CpsqlApiFunction"),
            Map.entry("http-preflight-spend.json", "CpsqlApiFunction"),
            Map.entry("http-preflight-surveys.json", "PulseFunction"),
            Map.entry("http-preflight.json", "qualification"),
            Map.entry("http-put-rates.json", "CpsqlApiFunction"),
            Map.entry("schedule-daily.json", "CpsqlReportFunction"),
            Map.entry("schedule-enps-report.json", "EnpsReportFunction"),
            Map.entry("schedule-pulse.json", "PulseScheduleFunction"),
            Map.entry("schedule-sweep.json", "ScoringFunction"),
            Map.entry("sqs-backfill.json", "scoring"),
            Map.entry("sqs-bulk.json", "scoring"),
            Map.entry("sqs-live.json", "scoring"),
            Map.entry("stream-counted-lead.json", "ProjectionFunction"),
            Map.entry("stream-lead.json", "HandoffFunction"));
    var statuses =
        Map.ofEntries(
            Map.entry("http-delete-spend.json", 404),
            Map.entry("http-form-post.json", 202),
            // On this stack is no survey: the link leads nowhere, and no run has closed.
            Map.entry("http-get-enps.json", 404),
            Map.entry("http-get-import.json", 404),
            Map.entry("http-get-survey-page.json", 404),
            Map.entry("http-get-survey.json", 404),
            Map.entry("http-post-history.json", 202),
            Map.entry("http-post-import.json", 201),
            Map.entry("http-post-spend.json", 201));
    for (var file : Samples.files()) {
      var name = String.valueOf(file.getFileName());
      assertThat(functions).as("the function of each sample").containsKey(name);

      var answer =
          new ObjectMapper()
              .readTree(
                  asked("invoke", String.valueOf(functions.get(name)), file.toString()).out());

      if (name.startsWith("http-")) {
        assertThat(answer.path("statusCode").asInt())
            .as(name + ": " + answer)
            .isEqualTo(statuses.getOrDefault(name, name.startsWith("http-preflight") ? 204 : 200));
      } else if (name.startsWith("schedule-")) {
        assertThat(answer.path("finished").asBoolean()).as(name + ": " + answer).isTrue();
      } else {
        assertThat(answer.path("batchItemFailures")).as(name + ": " + answer).isEmpty();
        assertThat(answer.has("batchItemFailures")).as(name + ": " + answer).isTrue();
      }
    }
  }

  @Test
  void invokeSaysWhatIsNotThere() throws Exception {
    var port = String.valueOf(api.port());

    var noFunction = run("invoke", "nobody", Samples.files().getFirst().toString(), "--port", port);
    assertThat(noFunction.status()).isEqualTo(1);
    assertThat(noFunction.error())
        .startsWith("astrolabe: there is no function nobody; there are [");
    var noFile = run("invoke", "scoring", "nothing.json", "--port", port);
    assertThat(noFile.error()).isEqualTo("astrolabe: there is no file nothing.json");
    var noStack = run("token", "--port", "1");
    assertThat(noStack.error())
        .isEqualTo(
            "astrolabe: no stack answers at http://127.0.0.1:1: start one with ./astrolabe up");
  }

  @Test
  void modelChecksAndTestsTheDefaultModel() throws Exception {
    assertThat(run("model", "check", DEFAULT_MODEL.toString()).status()).isZero();
    var tested = run("model", "test", DEFAULT_MODEL.toString());
    assertThat(tested.status()).as(tested.out()).isZero();
    var broken = Files.writeString(folder.resolve("broken.json"), "{\"name\":1}");
    assertThat(run("model", "check", broken.toString()).status()).isEqualTo(1);
  }

  @Test
  void queuesListsADeadLetterAndRedrivesIt() throws Exception {
    var queue = queue("LiveQueue");
    var dead = queue("LiveDeadLetters");
    var id = "poison-" + UUID.randomUUID();
    var event =
        """
        {"Records":[{"messageId":"%s","receiptHandle":"%s","body":"{\\"no\\":\\"entry\\"}","attributes":
         {"ApproximateReceiveCount":"1","SentTimestamp":"%d"},"messageAttributes":{},"eventSource":"aws:sqs",
         "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:%s","awsRegion":"us-east-1"}]}
        """
            .formatted(id, id, api.now().toEpochMilli(), queue);
    assertThat(api.invoke("scoring", event).statusCode()).isEqualTo(200);

    var listed = asked("queues", "list").out();
    assertThat(listed).containsPattern(dead + " +waiting +[1-9]").contains("eason");
    assertThat(asked("queues", "redrive", dead).out()).matches("sent back: [1-9]\\d*");
  }

  private String queue(String name) throws IOException, InterruptedException {
    for (var each : api.local("queues").path("items")) {
      if (each.path("name").asText().contains(name)) {
        return each.path("name").asText();
      }
    }
    throw new AssertionError("no queue " + name);
  }

  @Test
  void leadRefoldSaysThatNothingDiffered() throws Exception {
    var email = UUID.randomUUID() + "@refold.example";
    assertThat(api.form("guide", Map.of("name", "Rana", "email", email)).statusCode())
        .isEqualTo(202);
    var lead = eventually("the lead", () -> api.leadOf(email));

    assertThat(asked("lead", "refold", lead).out()).contains("\"differed\":false");
  }

  @Test
  void reportsRebuildSaysWhatDiffersAndMendsIt() throws Exception {
    var email = UUID.randomUUID() + "@counted.example";
    assertThat(api.form("guide", Map.of("name", "Rana", "email", email)).statusCode())
        .isEqualTo(202);
    eventually("the lead", () -> api.leadOf(email));

    assertThat(asked("reports", "rebuild", "--write").out()).contains("leads compared: ");
    assertThat(asked("reports", "rebuild").out()).contains(", differing: 0");
    assertThat(run("reports", "list").status()).isEqualTo(1);
  }

  @Test
  void aPageOfAnotherOriginMayNotAskForAToken() throws Exception {
    var asked =
        api.send(
            api.request("/_local/token")
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.noBody()));

    assertThat(asked.statusCode()).isEqualTo(403);
  }
}
