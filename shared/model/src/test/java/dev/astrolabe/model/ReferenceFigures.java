package dev.astrolabe.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the reference figures among the test resources; SOURCE.md says where they are from. */
public final class ReferenceFigures {
  private ReferenceFigures() {}

  /** The lines of a file, comments and empty ones left out. */
  public static List<String> lines(String file) {
    try (var in = ReferenceFigures.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a CSV file without its header. */
  public static List<String[]> rows(String file) {
    return lines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
