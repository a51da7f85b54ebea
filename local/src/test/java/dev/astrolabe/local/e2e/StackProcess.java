package dev.astrolabe.local.e2e;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that runs {@code astrolabe up}, perhaps behind a shell, on a free port. */
final class StackProcess implements AutoCloseable {
  private static final String READY = "Astrolabe is ready at ";
  private static final String STDERR = "stderr.log";
  private static final Duration LONGEST_START = Duration.ofMinutes(4);

  private final Process process;
  private final Path folder;
  private final CompletableFuture<String> firstLine = new CompletableFuture<>();

  private StackProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    Thread.ofVirtual()
        .start(() -> {
          try (BufferedReader out = process.inputReader()) {
            var first = out.readLine();
            firstLine.complete(first == null ? "" : first);
          } catch (IOException e) {
            firstLine.completeExceptionally(e);
          }
        });
  }

  /** Starts it; it is not ready yet. */
  static StackProcess start(List<String> options) throws IOException {
    return startBy(List.of(), options);
  }

  /**
   * Starts it by way of another command.
   *
   * @param starter the words before the command
   */
  static StackProcess startBy(List<String> starter, List<String> options) throws IOException {
    var folder =
        Files.createTempDirectory(
            Files.createDirectories(Path.of("target", "stacks").toAbsolutePath()), "up");
    List<String> command = new ArrayList<>(starter);
    var astrolabe = astrolabe("up", "--port", "0");
    command.add(astrolabe.getFirst());
    // what it keeps for the run only is kept where a test finds it
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(astrolabe.subList(1, astrolabe.size()));
    command.addAll(options);
    return new StackProcess(
        new ProcessBuilder(command).redirectError(folder.resolve(STDERR).toFile()).start(), folder);
  }

  /**
   * All that was logged so far, by the file it stands in: each function's own, the engines' and the
   * process's standard error.
   */
  Map<String, List<String>> logs() throws IOException {
    Map<String, List<String>> logs = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".log")).toList()) {
        logs.put(file.getFileName().toString(), Files.readAllLines(file));
      }
    }
    return logs;
  }

  /** The names of the files in the laptop's buckets whose keys begin so. */
  List<String> objects(String prefix) throws IOException {
    List<String> names = new ArrayList<>();
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().contains("/objects/"))
          .filter(file -> file.toString().contains("/" + prefix))
          .filter(file -> !file.toString().contains(".about"))
          .forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  /** The command line of {@code ./astrolabe} with {@code words}, from what the build has made. */
  static List<String> astrolabe(String... words) {
    var module = Path.of("").toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx1g",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.add("-Dastrolabe.home=" + module.getParent());
    command.add("-cp");
    command.add(
        module.resolve("target/classes")
            + File.pathSeparator
            + module.resolve("target/lib")
            + "/*");
    command.add("dev.astrolabe.local.Main");
    command.addAll(List.of(words));
    return command;
  }

  /** Waits until it says that it is ready. */
  Api ready() throws Exception {
    var line = firstLine.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS);
    if (!line.startsWith(READY)) {
      throw new IllegalStateException(
          "expected one line that it is ready, got: %s%n%s".formatted(line, logs().get(STDERR)));
    }
    return new Api(URI.create(line.substring(READY.length())));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** It, and every process below it. */
  List<ProcessHandle> all() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    return all;
  }

  /** Tells it to stop, and waits until it has. */
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
