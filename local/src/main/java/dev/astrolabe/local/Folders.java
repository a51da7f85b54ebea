package dev.astrolabe.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Where a stack keeps what it has.
 *
 * @param kept what lasts as long as the data folder: tables, mails, logs, the clock, the key
 * @param work what lasts as long as the run: unpacked code
 */
record Folders(Path kept, Path work, boolean lasting) implements AutoCloseable {

  /** A folder of the user's, made where it is not there. */
  static Folders lasting(Path data) throws IOException {
    var kept = Files.createDirectories(data.toAbsolutePath().normalize());
    return new Folders(kept, Files.createTempDirectory("astrolabe"), true);
  }

  /** Nothing outlasts the run. */
  static Folders temporary() throws IOException {
    var work = Files.createTempDirectory("astrolabe");
    return new Folders(Files.createDirectories(work.resolve("data")), work, false);
  }

  @Override
  public void close() throws IOException {
    remove(work);
  }

  /** Removes a folder with all that is in it, where it is there. */
  static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
