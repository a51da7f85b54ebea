package dev.astrolabe.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code ./astrolabe up}: starts the stack and stays in front until it is told to stop. */
final class Up {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

  private Up() {}

  static void run(Path home, List<String> words, PrintStream out) throws CommandFailed {
    var arguments =
        Arguments.read(
            words,
            Set.of("--port", "--data", "--stack", "--parameter"),
            Set.of("--isolated", "--sample"));
    arguments.exactly();
    var settings =
        new Settings(
            home,
            arguments.port(),
            arguments.value("--data").map(Path::of),
            arguments.has("--isolated"),
            parameters(arguments),
            arguments.value("--stack").map(file -> new Settings.External(Path.of(file))));
    var parts = new Parts();
    endInOrder(parts);
    if (arguments.has("--sample")) {
      settings = SampleStack.prepare(settings, parts, System.err);
    }
    int port = Stack.start(settings, parts).port();
    out.println("Astrolabe is ready at http://127.0.0.1:" + port);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops {@code parts} when this process is told to end, or whoever started it has ended. */
  static void endInOrder(Parts parts) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "stop"));
    stopWithTheParent();
  }

  /** Stops all in order; what does not stop in time is broken off, and its children with it. */
  private static void stop(Parts parts) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            Thread.sleep(LONGEST_STOP);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          System.err.println(
              "astrolabe: not stopped in order within " + LONGEST_STOP.toSeconds() + " s");
          Runtime.getRuntime().halt(1);
        });
    parts.close();
  }

  /** Whoever started this may be killed without a word; then nobody would ever stop it. */
  private static void stopWithTheParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> {
          var _ = parent.onExit().thenRun(() -> System.exit(0));
        });
  }

  private static Map<String, String> parameters(Arguments arguments) throws CommandFailed {
    Map<String, String> parameters = new HashMap<>();
    for (var given : arguments.values("--parameter")) {
      int equals = given.indexOf('=');
      if (equals < 1) {
        throw new CommandFailed("--parameter takes NAME=VALUE, not " + given);
      }
      parameters.put(given.substring(0, equals), given.substring(equals + 1));
    }
    return parameters;
  }
}
