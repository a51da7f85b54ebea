package dev.astrolabe.local.function;

import dev.astrolabe.local.function.sample.Echo;
import dev.astrolabe.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs the sample functions as Maven packs the real ones. */
public final class SampleZip {
  private SampleZip() {}

  public static Path write(Path folder) throws IOException {
    var zip = folder.resolve("sample.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      var name = Echo.class.getName().replace('.', '/') + ".class";
      out.putNextEntry(new ZipEntry(name));
      try (var bytes = Echo.class.getClassLoader().getResourceAsStream(name)) {
        if (bytes == null) {
          throw new IOException("no " + name);
        }
        bytes.transferTo(out);
      }
      out.closeEntry();
      out.putNextEntry(new ZipEntry("lib/lambda.jar"));
      Files.copy(lambdaJar(), out);
      out.closeEntry();
    }
    return zip;
  }

  private static Path lambdaJar() {
    for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
      if (entry.contains("aws-lambda-java-core")) {
        return Path.of(entry);
      }
    }
    throw new IllegalStateException("aws-lambda-java-core is not on the class path");
  }

  public static FunctionSpec spec(
      String id, Path zip, Duration timeout, Map<String, String> environment) {
    return new FunctionSpec(
        id,
        zip,
        Echo.class.getName(),
        timeout,
        256,
        environment,
        OptionalInt.empty(),
        Optional.empty(),
        1);
  }
}
