package dev.astrolabe.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The laptop stack as a user starts it, on a free port of this machine, ended when closed. */
final class RunningStack implements AutoCloseable {
  private static final long LONGEST_STOP_SECONDS = 30;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Process process;
  private final int port;
  private final double secondsToReady;
  private final String token;

  private RunningStack(Process process, int port, double secondsToReady, String token) {
    this.process = process;
    this.port = port;
    this.secondsToReady = secondsToReady;
    this.token = token;
  }

  /** Has {@code ./astrolabe} build what changed, so that no start waits for Maven. */
  static void build(Path root) throws IOException, InterruptedException {
    var building =
        new ProcessBuilder("./astrolabe", "help")
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(building.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (building.waitFor() != 0) {
      throw new IOException("./astrolabe help:\n" + said);
    }
  }

  /**
   * Starts one and waits until it says that it is ready.
   *
   * @param options of {@code ./astrolabe up}
   */
  static RunningStack start(Path root, List<String> options) throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var command = new ArrayList<>(List.of("./astrolabe", "up", "--port", Integer.toString(port)));
    command.addAll(options);
    long begin = System.nanoTime();
    var process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Astrolabe is ready")) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        Thread.ofVirtual().start(() -> drain(reader));
        return new RunningStack(process, port, seconds, token(root, port));
      }
    }
    throw new IOException("the stack did not start:\n" + said);
  }

  /** Reads what the stack goes on saying, so that it never waits for us. */
  private static void drain(BufferedReader reader) {
    try {
      while (reader.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String token(Path root, int port) throws IOException {
    var asked =
        new ProcessBuilder("./astrolabe", "token", "--port", Integer.toString(port))
            .directory(root.toFile())
            .start();
    var token = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (token.isEmpty()) {
      throw new IOException("./astrolabe token printed nothing");
    }
    return token;
  }

  double secondsToReady() {
    return secondsToReady;
  }

  /** Its processes: the stack, and whatever it started. */
  List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Sends one request with a token that may do everything. */
  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, path, "application/json", body);
  }

  HttpResponse<String> send(String method, String path, String type, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .header("authorization", "Bearer " + token)
            .header("content-type", type)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
