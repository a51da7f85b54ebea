package dev.astrolabe.bench.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;

/** A function's zip, unpacked as Lambda unpacks it. */
public record FunctionCode(List<Path> classPath) {
  public FunctionCode {
    classPath = List.copyOf(classPath);
  }

  /**
   * Unpacks {@code functions/NAME/target/NAME.zip}.
   *
   * @param folder an empty or absent folder for the files
   */
  public static FunctionCode unpack(Path root, String name, Path folder) throws IOException {
    var zip = root.resolve("functions").resolve(name).resolve("target").resolve(name + ".zip");
    if (!Files.exists(zip)) {
      throw new IOException("no " + zip + ": mvn package makes it");
    }
    var classPath = new ArrayList<Path>(List.of(folder));
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : Collections.list(file.entries())) {
        var target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
          continue;
        }
        if (!target.startsWith(folder)) {
          throw new IOException(zip + " holds " + entry.getName() + ", which lies outside of it");
        }
        Files.createDirectories(target.resolveSibling("."));
        try (var content = file.getInputStream(entry)) {
          Files.write(target, content.readAllBytes());
        }
        if (entry.getName().endsWith(".jar")) {
          classPath.add(target);
        }
      }
    }
    return new FunctionCode(classPath);
  }
}
