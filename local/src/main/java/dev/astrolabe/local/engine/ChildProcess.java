package dev.astrolabe.local.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the stack starts a JVM of its own: one that ends when the stack does, and not before. */
public final class ChildProcess {
  /**
   * A terminal sends Ctrl-C to every process that it started. A child must not hear it: the stack
   * still needs it to put things in order, and then ends it.
   */
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

  private ChildProcess() {}

  /** A JVM of this one's kind with {@code arguments}; its standard input is a pipe to hold open. */
  public static ProcessBuilder jvm(List<String> arguments) {
    List<String> command = new ArrayList<>(DEAF_TO_CTRL_C);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // One compiler and one collector thread: it starts a second sooner and leaves the rest alone.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }
}
