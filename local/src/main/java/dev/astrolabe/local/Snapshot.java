package dev.astrolabe.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A data folder that was filled once, kept for as long as nothing changed that filled it: the
 * template, every function's zip, this program with the sample in it, and the template's
 * parameters.
 */
final class Snapshot {
  private static final String LOGS = "logs";
  private static final String UNFINISHED = "unfinished";
  private static final int SHORT = 8;

  private final Path folder;

  private Snapshot(Path folder) {
    this.folder = folder;
  }

  /**
   * The snapshot of what stands in {@code home} now, whether it is there or not.
   *
   * @param all the folder of all snapshots
   */
  static Snapshot of(Path all, Path home, Map<String, String> parameters) throws IOException {
    var digest = sha256();
    for (var file : code(home)) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
    }
    digest.update(new TreeMap<>(parameters).toString().getBytes(StandardCharsets.UTF_8));
    var name = HexFormat.of().formatHex(digest.digest(), 0, SHORT);
    return new Snapshot(all.toAbsolutePath().resolve(name));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Everything that decides what is loaded: the same files in the same order each time. */
  private static List<Path> code(Path home) throws IOException {
    List<Path> files = new ArrayList<>();
    files.add(home.resolve("template.yaml"));
    try (var zips = Files.newDirectoryStream(home.resolve("functions"), "*")) {
      for (var function : zips) {
        var zip = function.resolve("target").resolve(function.getFileName() + ".zip");
        if (Files.exists(zip)) {
          files.add(zip);
        }
      }
    }
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      var path = Path.of(entry);
      if (Files.isDirectory(path)) {
        try (var classes = Files.walk(path)) {
          classes.filter(Files::isRegularFile).forEach(files::add);
        }
      } else if (Files.exists(path)) {
        files.add(path);
      }
    }
    files.sort(Path::compareTo);
    return files;
  }

  private Path all() {
    return folder.resolve("..").normalize();
  }

  /** Whether it is there, whole. */
  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** A new folder to fill, beside it; nobody else's. */
  Path begin() throws IOException {
    return Files.createTempDirectory(Files.createDirectories(all()), UNFINISHED);
  }

  /** Makes it of a folder that was filled, and drops those that nothing will use any more. */
  void finish(Path filled) throws IOException {
    try {
      Files.move(filled, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!exists()) {
        throw e;
      }
      // somebody else was faster
      Folders.remove(filled);
    }
    try (var all = Files.newDirectoryStream(all())) {
      for (var other : all) {
        if (!other.getFileName().equals(folder.getFileName())
            && !other.getFileName().toString().startsWith(UNFINISHED)) {
          Folders.remove(other);
        }
      }
    }
  }

  /** Copies it, but for what was logged while it was filled. */
  void copyTo(Path target) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes)
              throws IOException {
            if (from.getFileName().toString().equals(LOGS)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(folder.relativize(from).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path from, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(
                from,
                target.resolve(folder.relativize(from).toString()),
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
