package dev.astrolabe.bench.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code -Xlog:class+load} wrote without decorations: one line a class, {@code NAME source:
 * ORIGIN}.
 */
record LoadedClasses(List<String> lines) {
  private static final int PACKAGE_PARTS = 4;

  LoadedClasses {
    lines = List.copyOf(lines);
  }

  static LoadedClasses read(Path log) throws IOException {
    return new LoadedClasses(
        Files.readAllLines(log, StandardCharsets.UTF_8).stream()
            .filter(line -> line.contains(" source: "))
            .toList());
  }

  int count() {
    return lines.size();
  }

  /** How many classes more than {@code other} this has, by the beginning of their packages. */
  Map<String, Integer> moreThan(LoadedClasses other) {
    var difference = new HashMap<String, Integer>();
    lines.forEach(line -> difference.merge(name(line), 1, Integer::sum));
    other.lines.forEach(line -> difference.merge(name(line), -1, Integer::sum));
    var byPackage = new TreeMap<String, Integer>();
    difference.forEach((name, more) -> byPackage.merge(packageOf(name), more, Integer::sum));
    byPackage.values().removeIf(more -> more <= 0);
    return byPackage;
  }

  /** Numbers and addresses of hidden classes differ from run to run. */
  private static String name(String line) {
    return line.substring(0, line.indexOf(" source: ")).replaceAll("[/+].*", "");
  }

  private static String packageOf(String name) {
    if (name.contains("LambdaForm") || name.startsWith("java.lang.invoke.")) {
      return "java.lang.invoke";
    }
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? beginning(name) : "lambdas of " + beginning(name.substring(0, lambda));
  }

  private static String beginning(String name) {
    var parts = List.of(name.split("\\.", -1));
    return String.join(".", parts.subList(0, Math.clamp(parts.size() - 1, 1, PACKAGE_PARTS)));
  }
}
