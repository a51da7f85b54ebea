package dev.astrolabe.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The laptop stack as a user starts it, on a free port, ended when closed. */
final class RunningStack implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Path root;
  private final double secondsToReady;

  private RunningStack(Process process, int port, Path root, double secondsToReady) {
    this.process = process;
    this.port = port;
    this.root = root;
    this.secondsToReady = secondsToReady;
  }

  static RunningStack start(Path root) throws IOException {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    long begin = System.nanoTime();
    var process =
        new ProcessBuilder("./astrolabe", "up", "--port", Integer.toString(port))
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("Astrolabe is ready")) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        Thread.ofVirtual().start(() -> drain(reader));
        return new RunningStack(process, port, root, seconds);
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

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  double secondsToReady() {
    return secondsToReady;
  }

  String token() throws IOException {
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

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
