package dev.astrolabe.local.function;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What functions print, one file for each. In one process they all print on the same {@code
 * System.out}: which function a thread belongs to decides where its lines go.
 */
public final class FunctionLogs implements AutoCloseable {
  private static final InheritableThreadLocal<OutputStream> CURRENT =
      new InheritableThreadLocal<>();

  private final Path folder;
  private final Map<String, OutputStream> files = new ConcurrentHashMap<>();

  public FunctionLogs(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /**
   * A stream to put in the place of {@code System.out}: what no function prints goes on to {@code
   * original}.
   */
  public PrintStream route(PrintStream original) {
    return new PrintStream(new Routed(original), true, StandardCharsets.UTF_8);
  }

  Path file(String function) {
    return folder.resolve(function + ".log");
  }

  /** From now on this thread, and those it makes, print for {@code function}. */
  void enter(String function) {
    CURRENT.set(stream(function));
  }

  /** Adds a line of Lambda's own, such as a time-out. */
  void line(String function, String text) {
    try {
      stream(function).write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputStream stream(String function) {
    return files.computeIfAbsent(
        function,
        name -> {
          try {
            return Files.newOutputStream(
                file(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public void close() {
    for (var file : files.values()) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class Routed extends OutputStream {
    private final PrintStream original;

    Routed(PrintStream original) {
      super();
      this.original = original;
    }

    private OutputStream target() {
      var own = CURRENT.get();
      return own == null ? original : own;
    }

    @Override
    public void write(int b) throws IOException {
      target().write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      target().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      target().flush();
    }
  }
}
