package dev.astrolabe.local.function;

import dev.astrolabe.local.function.attached.AttachedRuntime;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The official runtime interface client: its jars behind the class that starts it, and its native
 * library, unpacked once. Left alone, each JVM unpacks the library to one fixed name, and two that
 * start together crash.
 */
record RuntimeClient(List<Path> classpath, Path nativeLibrary) {
  private static final String MAIN =
      "com/amazonaws/services/lambda/runtime/api/client/AWSLambda.class";

  RuntimeClient {
    classpath = List.copyOf(classpath);
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
    List<Path> classpath = new ArrayList<>(jars);
    classpath.add(attachedRuntime(folder.resolve("attached")));
    return new RuntimeClient(classpath, library);
  }

  /** A folder with that class and nothing else of the stack's. */
  private static Path attachedRuntime(Path folder) throws IOException {
    var name = AttachedRuntime.class.getName().replace('.', '/') + ".class";
    var file = folder.resolve(name);
    try (InputStream in = RuntimeClient.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      Files.createDirectories(file.resolveSibling("."));
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return folder;
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
