package dev.astrolabe.bench.function;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A handler in a fresh JVM with Lambda's flags, ended when closed. */
public final class FunctionProcess implements AutoCloseable {
  /** Lambda's own, where nothing else is set: C1 only, one collector, four fifths of 1,024 MB. */
  private static final List<String> LIKE_LAMBDA =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx819m", "-Xshare:auto");

  /** The longest an answer may take before the JVM is ended and the run fails. */
  private static final long LONGEST_SECONDS = 120;

  private final Process process;
  private final BufferedReader said;
  private final PrintStream asked;
  private final Path folder;
  private final long began;
  private int events;

  /**
   * One answer.
   *
   * @param nanos inside the handler
   * @param sinceStart nanoseconds since the process was started, until the answer was heard of
   * @param logs what the function printed, line by line
   */
  public record Answer(
      String body, long nanos, long sinceStart, List<Call> calls, List<String> logs) {
    public Answer {
      calls = List.copyOf(calls);
      logs = List.copyOf(logs);
    }
  }

  /** One call of the SDK, with DynamoDB's units where it has any. */
  public record Call(String service, String operation, double write, double read) {}

  private FunctionProcess(Process process, Path folder, long began) {
    this.process = process;
    this.folder = folder;
    this.began = began;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.asked = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts a JVM.
   *
   * @param before a command that starts other commands, such as taskset, or nothing
   * @param flags further flags of the JVM
   * @param folder where events and answers are kept
   */
  public static FunctionProcess start(
      List<String> before,
      List<String> flags,
      List<Path> classPath,
      String handler,
      Map<String, String> environment,
      Path folder)
      throws IOException {
    Files.createDirectories(folder);
    var command = new ArrayList<String>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LIKE_LAMBDA);
    command.addAll(flags);
    command.add("-cp");
    command.add(String.join(File.pathSeparator, classPath.stream().map(Path::toString).toList()));
    command.add(FunctionMain.class.getName());
    command.add(handler);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    long began = System.nanoTime();
    return new FunctionProcess(builder.start(), folder, began);
  }

  /** Gives the function one event and waits for its answer. */
  public Answer invoke(byte[] event) throws IOException {
    var path = folder.resolve("event-" + events++ + ".json");
    Files.write(path, event);
    var calls = new ArrayList<Call>();
    var logs = new ArrayList<String>();
    var limit =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Thread.sleep(TimeUnit.SECONDS.toMillis(LONGEST_SECONDS));
                process.destroyForcibly();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    asked.println(path);
    try {
      for (var line = said.readLine(); line != null; line = said.readLine()) {
        if (line.startsWith(Line.ANSWER)) {
          long sinceStart = System.nanoTime() - began;
          var answer = path.resolveSibling(path.getFileName() + ".answer");
          var body = Files.readString(answer);
          Files.delete(answer);
          Files.delete(path);
          return new Answer(
              body, Long.parseLong(line.substring(Line.ANSWER.length())), sinceStart, calls, logs);
        } else if (line.startsWith(Line.CALL)) {
          var words = line.substring(Line.CALL.length()).split(" ", -1);
          calls.add(
              new Call(
                  words[0], words[1], Double.parseDouble(words[2]), Double.parseDouble(words[3])));
        } else {
          logs.add(line);
        }
      }
    } finally {
      limit.interrupt();
    }
    throw new IOException("the function's process ended:\n" + String.join("\n", logs));
  }

  @Override
  public void close() {
    asked.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
