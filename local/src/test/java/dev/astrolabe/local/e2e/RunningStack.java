package dev.astrolabe.local.e2e;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts {@code astrolabe up} once for the whole suite, as its own process on a free port, and
 * stops it at the end.
 *
 * <p>With {@code ASTROLABE_STACK} in the environment, the file that describes a deployed stack,
 * functions run on the tables and queues that are there. With the property {@code astrolabe.ahead},
 * a duration, the clock is moved first.
 */
public final class RunningStack implements ParameterResolver {
  private static final String READY = "Astrolabe is ready at ";
  private static final Duration LONGEST_START = Duration.ofMinutes(4);

  /** The process and its door, closed with the suite. */
  private record Started(Process process, Api api) implements AutoCloseable {
    @Override
    public void close() {
      process.destroy();
      try {
        process.onExit().get(60, TimeUnit.SECONDS);
      } catch (InterruptedException | ExecutionException | TimeoutException e) {
        process.destroyForcibly();
        throw new IllegalStateException("the stack did not stop within a minute", e);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    return parameter.getParameter().getType() == Api.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    return extension
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent("stack", key -> start(), Started.class)
        .api();
  }

  private static Started start() {
    try {
      var module = Path.of("").toAbsolutePath();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx1g",
              "--enable-native-access=ALL-UNNAMED"));
      command.add("-Dastrolabe.home=" + module.getParent());
      command.add("-cp");
      command.add(
          module.resolve("target/classes")
              + File.pathSeparator
              + module.resolve("target/lib")
              + "/*");
      command.addAll(List.of("dev.astrolabe.local.Main", "up", "--port", "0"));
      Optional.ofNullable(System.getenv("ASTROLABE_STACK"))
          .ifPresent(file -> command.addAll(List.of("--stack", file)));
      var process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var api = new Api(address(process));
      var ahead = System.getProperty("astrolabe.ahead", "");
      if (!ahead.isEmpty()) {
        api.moveClock(api.now().plus(Duration.parse(ahead)));
      }
      return new Started(process, api);
    } catch (Exception e) {
      throw new IllegalStateException("the stack did not start", e);
    }
  }

  private static URI address(Process process) throws Exception {
    var line = new CompletableFuture<String>();
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader out = process.inputReader()) {
            var first = out.readLine();
            line.complete(first == null ? "" : first);
          } catch (IOException e) {
            line.completeExceptionally(e);
          }
        });
    var ready = line.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    if (!ready.startsWith(READY)) {
      throw new IllegalStateException("expected one line that it is ready, got: " + ready);
    }
    return URI.create(ready.substring(READY.length()));
  }

  /** Asks again and again until there is an answer. */
  interface Question<T> {
    Optional<T> ask() throws Exception;
  }

  /**
   * Waits for an answer to {@code question} and fails, saying what was awaited, when none comes.
   */
  static <T> T eventually(String what, Question<T> question) throws Exception {
    var deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(deadline)) {
      var answer = question.ask();
      if (answer.isPresent()) {
        return answer.get();
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("not within a minute: " + what);
  }

  /** No body. */
  static java.net.http.HttpRequest.BodyPublisher nothing() {
    return BodyPublishers.noBody();
  }
}
