package dev.astrolabe.local.function;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The official runtime interface client: its jars, and its native library, unpacked once. Left
 * alone, each JVM unpacks the library to one fixed name, and two that start together crash.
 */
record RuntimeClient(List<Path> jars, Path nativeLibrary) {
  private static final String MAIN =
      "com/amazonaws/services/lambda/runtime/api/client/AWSLambda.class";

  RuntimeClient {
    jars = List.copyOf(jars);
  }

  /**
   * Finds the client on the stack's own class path.
   *
   * @param folder where the native library goes
   */
  static RuntimeClient unpack(Path folder) throws IOException {
    var jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .filter(RuntimeClient::isPartOfIt)
            .toList();
    var loader = RuntimeClient.class.getClassLoader();
    if (jars.isEmpty() || loader.getResource(MAIN) == null) {
      throw new IOException("the runtime interface client is not on the class path");
    }
    var library = folder.resolve("aws-lambda-jni.so");
    try (InputStream in =
        loader.getResourceAsStream("jni/libaws-lambda-jni." + platform() + ".so")) {
      if (in == null) {
        throw new IOException(
            "the runtime interface client has no native library for " + platform());
      }
      Files.createDirectories(folder);
      Files.deleteIfExists(library);
      Files.copy(in, library);
    }
    return new RuntimeClient(jars, library);
  }

  private static boolean isPartOfIt(Path jar) {
    var name = String.valueOf(jar.getFileName());
    return name.startsWith("aws-lambda-java-") || name.startsWith("utils-lite-");
  }

  private static String platform() throws IOException {
    var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!system.equals("linux")) {
      throw new IOException(
          "--isolated needs Linux: the runtime interface client has a native part for it only");
    }
    var libc = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    return libc + (System.getProperty("os.arch").equals("aarch64") ? "-aarch_64" : "-x86_64");
  }
}
