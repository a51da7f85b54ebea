package dev.astrolabe.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The machine the figures come from. */
public final class Machine {
  private Machine() {}

  /** Its processors, and how many processes wanted one during the last minute. */
  public static String load() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d processors, load of the last minute %.1f, Java %s",
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        Runtime.version());
  }

  /** The beginning of a command that keeps a process on one processor, empty where none can. */
  public static List<String> oneProcessor() throws InterruptedException {
    int last = Runtime.getRuntime().availableProcessors() - 1;
    var command = List.of("taskset", "-c", Integer.toString(last));
    var trial = new ArrayList<>(command);
    trial.add("true");
    try {
      return new ProcessBuilder(trial).start().waitFor() == 0 ? command : List.of();
    } catch (IOException e) {
      // No taskset, as on macOS: -XX:ActiveProcessorCount alone has to do.
      return List.of();
    }
  }
}
