package dev.astrolabe.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** {@code ./astrolabe up}: starts the stack and stays in front until it is told to stop. */
final class Up {
  private Up() {}

  static void run(Path home, List<String> words, PrintStream out) throws CommandFailed {
    var arguments =
        Arguments.read(
            words, Set.of("--port", "--data", "--stack", "--parameter"), Set.of("--isolated"));
    arguments.exactly();
    var settings =
        new Settings(
            home,
            arguments.port(),
            arguments.value("--data").map(Path::of),
            arguments.has("--isolated"),
            parameters(arguments),
            arguments.value("--stack").map(file -> new Settings.External(Path.of(file))));
    stopWithTheParent();
    var parts = new Parts();
    Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "stop"));
    int port = Stack.start(settings, parts).port();
    out.println("Astrolabe is ready at http://127.0.0.1:" + port);
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
