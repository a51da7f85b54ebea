package dev.astrolabe.local.e2e;

import static dev.astrolabe.local.e2e.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * However a stack ends, no process of it is left; what it took in is handled after the next start.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EndingIT {
  /** What an orderly stop may take, with some room for a busy machine. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(13);

  private final List<StackProcess> started = new ArrayList<>();

  @TempDir private Path data;

  private StackProcess started(StackProcess process) {
    started.add(process);
    return process;
  }

  @AfterEach
  void stopWhatAFailedTestLeft() {
    started.stream().filter(each -> each.handle().isAlive()).forEach(StackProcess::close);
  }

  private static void assertAllEnd(List<ProcessHandle> all, Duration within) throws Exception {
    var since = System.nanoTime();
    for (var each : all) {
      var left = within.minusNanos(System.nanoTime() - since).toMillis();
      assertThat(
              each.onExit()
                  .completeOnTimeout(each, Math.max(1, left), TimeUnit.MILLISECONDS)
                  .get()
                  .isAlive())
          .as("%s still runs: %s", each.pid(), each.info().commandLine())
          .isFalse();
    }
  }

  @Test
  void leavesNothingWhenItIsKilled() throws Exception {
    var stack = started(StackProcess.start(List.of("--isolated")));
    stack.ready();
    var all = stack.all();
    assertThat(all).as("the stack, its tables and a JVM for each function").hasSizeGreaterThan(5);

    stack.handle().destroyForcibly();

    assertAllEnd(all, LONGEST_STOP);
  }

  @Test
  void leavesNothingWhenWhoeverStartedItIsKilled() throws Exception {
    // a shell that waits for it, as a terminal's does
    var shell =
        started(StackProcess.startBy(List.of("/bin/sh", "-c", "\"$@\" & wait", "sh"), List.of()));
    shell.ready();
    var all = shell.all();
    assertThat(all).as("the shell, the stack and its tables").hasSize(3);

    shell.handle().destroyForcibly();

    assertAllEnd(all, LONGEST_STOP);
  }

  @Test
  void leavesNothingWhenItIsStoppedWhileItStarts() throws Exception {
    var stack = started(StackProcess.start(List.of()));
    var all =
        eventually(
            "its first child", () -> Optional.of(stack.all()).filter(list -> list.size() > 1));

    // what Ctrl-C does as well, which a process that was started in the background may not hear
    stack.handle().destroy();

    assertAllEnd(all, LONGEST_STOP);
  }

  @Test
  void losesNothingThatItTookIn() throws Exception {
    var options = List.of("--data", data.toString());
    var first = started(StackProcess.start(options));
    var api = first.ready();
    poison(api);
    send(api, "first", 30);
    first.handle().destroyForcibly();
    first.handle().onExit().get(1, TimeUnit.MINUTES);

    var second = started(StackProcess.start(options));
    api = second.ready();
    assertScored(api, "first", 30);
    assertThat(api.local("queues").toString())
        .as("the dead letter of before")
        .contains("deadLetters\":[{");
    send(api, "second", 60);
    var all = second.all();
    second.handle().destroy();
    assertAllEnd(all, LONGEST_STOP);

    var third = started(StackProcess.start(options));
    api = third.ready();
    assertScored(api, "second", 60);
    third.close();
  }

  private static void send(Api api, String name, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      var fields =
          Map.of(
              "name",
              "Nina " + name + " " + i,
              "email",
              name + i + "@ending.example",
              "company",
              "Ending");
      assertThat(api.form("guide", fields).statusCode()).isEqualTo(202);
    }
  }

  private static void assertScored(Api api, String name, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      var email = name + i + "@ending.example";
      eventually("the lead of " + email, () -> api.leadOf(email));
    }
  }

  /** A message that no attempt can mend: its dead letter is kept as well. */
  private static void poison(Api api) throws Exception {
    var event =
        """
        {"Records":[{"messageId":"poison","receiptHandle":"poison","body":"{\\"no\\":\\"entry\\"}","attributes":
         {"ApproximateReceiveCount":"1","SentTimestamp":"%d"},"messageAttributes":{},"eventSource":"aws:sqs",
         "eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:LiveQueue","awsRegion":"us-east-1"}]}
        """
            .formatted(api.now().toEpochMilli());
    assertThat(api.invoke("scoring", event).statusCode()).isEqualTo(200);
  }
}
