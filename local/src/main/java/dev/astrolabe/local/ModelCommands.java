package dev.astrolabe.local;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code model check} and {@code model test}: the product's own command, run from the classes that
 * were built.
 */
final class ModelCommands {
  private static final String COMMAND = "dev.astrolabe.runtime.model.ModelCommand";

  private ModelCommands() {}

  static int run(Path home, List<String> words, PrintStream out) throws CommandFailed {
    var classes =
        List.of(
            home.resolve("shared/runtime/target/classes"),
            home.resolve("shared/model/target/classes"));
    for (var folder : classes) {
      if (!Files.isDirectory(folder)) {
        throw new CommandFailed(folder + " is not there: `mvn package` builds it");
      }
    }
    var urls = classes.stream().map(ModelCommands::url).toArray(URL[]::new);
    try (var loader = new URLClassLoader("model", urls, ModelCommands.class.getClassLoader())) {
      var type = MethodType.methodType(int.class, String[].class, PrintStream.class);
      var command =
          MethodHandles.publicLookup()
              .findStatic(Class.forName(COMMAND, true, loader), "run", type);
      return (int) command.invokeExact(words.toArray(String[]::new), out);
    } catch (IOException | ReflectiveOperationException e) {
      throw new CommandFailed("the model command does not load: " + e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new CommandFailed("the model command failed: " + e);
    }
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no address for " + folder, e);
    }
  }
}
