package dev.astrolabe.runtime.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this project, wherever in it a test runs: {@code events/sqs-live.json}. */
public final class ProjectFile {
  private ProjectFile() {}

  /** The file's place, found in a folder above the one the test runs in. */
  public static Path of(String name) {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw new AssertionError(name + " is nowhere above the folder that the test runs in");
  }

  /** What stands in it. */
  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(of(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
