package dev.astrolabe.local.engine.table;

import dev.astrolabe.local.engine.ChildProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * DynamoDB Local in a process of its own, on a free port of the loopback address.
 *
 * <p>The process ends with this one, even if this one is killed: it reads from a pipe that only
 * this process holds open.
 */
public final class DynamoDbLocal implements AutoCloseable {
  private static final String MAIN = "dev.astrolabe.local.tables.TablesProcess";
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;
  private final URI endpoint;

  private DynamoDbLocal(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param home the folder with {@code classes} and {@code lib} that the build fills: {@code
   *     local/dynamodb-local/target}
   * @param data the folder that keeps the tables; in memory where empty
   * @param errors the file that gets what it says when something is wrong
   * @throws IOException when it cannot be started, or does not answer within {@code atMost}; the
   *     message says why
   */
  public static DynamoDbLocal start(Path home, Optional<Path> data, Path errors, Duration atMost)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(home.resolve("lib"))) {
      throw new IOException(
          "DynamoDB Local is not in " + home.resolve("lib") + ": `mvn package` puts it there");
    }
    if (data.isPresent()) {
      Files.createDirectories(data.get());
    }
    var process =
        ChildProcess.jvm(arguments(home, data))
            .redirectError(ProcessBuilder.Redirect.to(errors.toFile()))
            .start();
    try {
      return new DynamoDbLocal(process, URI.create("http://127.0.0.1:" + port(process, atMost)));
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException(
          "DynamoDB Local did not start: " + e.getMessage() + "; what it said is in " + errors, e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static List<String> arguments(Path home, Optional<Path> data) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-Xmx256m");
    arguments.add("--enable-native-access=ALL-UNNAMED");
    arguments.add("--sun-misc-unsafe-memory-access=allow");
    arguments.add("-cp");
    arguments.add(home.resolve("classes") + File.pathSeparator + home.resolve("lib") + "/*");
    arguments.add(MAIN);
    data.ifPresent(folder -> arguments.add(folder.toString()));
    return arguments;
  }

  private static int port(Process process, Duration atMost)
      throws IOException, InterruptedException {
    var answer = new CompletableFuture<Integer>();
    Thread.ofVirtual()
        .name("dynamodb-local")
        .start(() -> {
          try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            answer.complete(portLine(lines));
            lines.transferTo(Writer.nullWriter());
          } catch (IOException e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + atMost.toSeconds() + " s", e);
    }
  }

  private static int portLine(BufferedReader lines) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("port ")) {
        return Integer.parseInt(line.substring("port ".length()));
      }
    }
    throw new IOException("it ended");
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** Its process, for those who watch over it. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Ends it, and waits until it has ended. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
