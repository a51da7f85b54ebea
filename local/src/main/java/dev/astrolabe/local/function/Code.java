package dev.astrolabe.local.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * An unpacked zip: our classes and resources in {@code root}, other people's jars beside.
 *
 * @param jars each under the hash of its bytes, so that the same jar of two functions is one file
 */
record Code(Path root, List<Path> jars) {
  Code {
    jars = List.copyOf(jars);
  }

  /**
   * Unpacks a function's zip.
   *
   * @param root where its own classes go
   * @param library where jars go, shared by all functions
   */
  static Code unpack(Path zip, Path root, Path library) throws IOException {
    List<Path> jars = new ArrayList<>();
    Files.createDirectories(root);
    Files.createDirectories(library);
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : Collections.list(file.entries())) {
        var name = entry.getName();
        if (entry.isDirectory()) {
          continue;
        }
        try (var content = file.getInputStream(entry)) {
          if (name.startsWith("lib/") && name.endsWith(".jar")) {
            jars.add(jar(content.readAllBytes(), name.substring("lib/".length()), library));
          } else {
            var target = root.resolve(name).normalize();
            if (!target.startsWith(root)) {
              throw new IOException(zip + " holds " + name + ", which lies outside of it");
            }
            Files.createDirectories(target.resolveSibling("."));
            Files.write(target, content.readAllBytes());
          }
        }
      }
    }
    return new Code(root, jars);
  }

  private static Path jar(byte[] bytes, String name, Path library) throws IOException {
    var target = library.resolve(hash(bytes) + "-" + name.replace('/', '-'));
    if (!Files.exists(target)) {
      Files.write(target, bytes);
    }
    return target;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
