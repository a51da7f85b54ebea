package dev.astrolabe.local.function;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The classes of functions that live in one process. Each function sees its own classes and the
 * jars of its own zip, and nothing of the stack but Lambda's interface.
 *
 * <p>Jars that every zip holds, byte for byte, are loaded once for all: the set is closed under
 * dependencies, since a zip holds the dependencies of what it holds. That keeps the start short.
 */
final class FunctionClasses implements AutoCloseable {
  private final List<URLClassLoader> loaders = new ArrayList<>();
  private final Map<String, ClassLoader> byFunction = new HashMap<>();

  FunctionClasses(Map<String, Code> code) {
    var common = common(code.values());
    var shared = open("jars-of-all", common, new LambdaInterface());
    code.forEach((function, own) -> {
      List<Path> path = new ArrayList<>();
      path.add(own.root());
      own.jars().stream().filter(jar -> !common.contains(jar)).forEach(path::add);
      byFunction.put(function, open(function, path, shared));
    });
  }

  ClassLoader of(String function) {
    var loader = byFunction.get(function);
    if (loader == null) {
      throw new IllegalArgumentException("no classes of " + function);
    }
    return loader;
  }

  private static Set<Path> common(Collection<Code> all) {
    Set<Path> common = new LinkedHashSet<>();
    boolean first = true;
    for (var code : all) {
      if (first) {
        common.addAll(code.jars());
        first = false;
      } else {
        common.retainAll(code.jars());
      }
    }
    return common;
  }

  private URLClassLoader open(String name, Collection<Path> path, ClassLoader parent) {
    var urls = path.stream().map(FunctionClasses::url).toArray(URL[]::new);
    var loader = new URLClassLoader(name, urls, parent);
    loaders.add(loader);
    return loader;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("no address for " + path, e);
    }
  }

  @Override
  public void close() throws IOException {
    for (var loader : loaders.reversed()) {
      loader.close();
    }
  }

  /** The JDK, and of the stack's classes only the interface between Lambda and a handler. */
  private static final class LambdaInterface extends ClassLoader {
    private static final String PACKAGE = "com.amazonaws.services.lambda.runtime.";

    LambdaInterface() {
      super("lambda-interface", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(PACKAGE)) {
        return FunctionClasses.class.getClassLoader().loadClass(name);
      }
      throw new ClassNotFoundException(name);
    }
  }
}
