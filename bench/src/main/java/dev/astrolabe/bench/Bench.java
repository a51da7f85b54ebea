package dev.astrolabe.bench;

import dev.astrolabe.bench.cost.WriteCost;
import dev.astrolabe.bench.kernel.Kernel;
import dev.astrolabe.bench.load.Laptop;
import dev.astrolabe.bench.load.Throughput;
import dev.astrolabe.bench.price.Price;
import dev.astrolabe.bench.report.ReportReads;
import dev.astrolabe.bench.start.ColdStart;
import dev.astrolabe.bench.worlds.ManyWorlds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs one benchmark by its name: {@code bench/run NAME [--quick] [--worlds COUNT]}. */
public final class Bench {
  private static final String QUICK = "--quick";

  private Bench() {}

  /** Exit status 0 where every budget is met, 1 where one is missed, 2 where the name is none. */
  public static void main(String[] arguments) {
    var rest = new ArrayList<>(Arrays.asList(arguments));
    boolean quick = rest.remove(QUICK);
    long worlds = worlds(rest);
    if (rest.size() != 1) {
      System.err.println(
          "bench/run NAME [--quick] [--worlds COUNT], where NAME is one of " + NAMES);
      System.exit(2);
    }
    var table =
        switch (rest.getFirst()) {
          case "cold-start" -> ColdStart.measure(quick);
          case "kernel" -> Kernel.measure(quick);
          case "laptop" -> Laptop.measure(quick);
          case "long" -> ManyWorlds.measure(worlds);
          case "price" -> Price.measure(quick);
          case "report" -> ReportReads.measure(quick);
          case "throughput" -> Throughput.measure(quick);
          case "write-cost" -> WriteCost.measure(quick);
          default -> {
            System.err.println("no benchmark has this name: there are " + NAMES);
            System.exit(2);
            throw new IllegalStateException("the process has ended");
          }
        };
    System.out.print(table.text());
    System.exit(table.isMet() ? 0 : 1);
  }

  /** Takes {@code --worlds COUNT} out of the arguments; only {@code long} looks at it. */
  private static long worlds(List<String> arguments) {
    int at = arguments.indexOf("--worlds");
    if (at < 0) {
      return ManyWorlds.ALL;
    }
    arguments.remove(at);
    return at < arguments.size() && arguments.get(at).matches("[1-9][0-9]{0,9}")
        ? Long.parseLong(arguments.remove(at))
        : fail("--worlds takes a count");
  }

  private static long fail(String why) {
    System.err.println("bench/run: " + why);
    System.exit(2);
    throw new IllegalStateException("the process has ended");
  }

  private static final List<String> NAMES =
      List.of(
          "cold-start", //
          "kernel",
          "laptop",
          "long",
          "price",
          "report",
          "throughput",
          "write-cost");
}
