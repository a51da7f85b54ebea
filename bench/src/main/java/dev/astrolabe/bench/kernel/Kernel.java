package dev.astrolabe.bench.kernel;

import dev.astrolabe.bench.BudgetTable;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link KernelBenchmark} in a JVM of its own and sets it beside the budgets. */
public final class Kernel {
  /** A reading and its score, bytes; the sets of stages are shared. */
  private static final int RESULT = 24 + 40;

  private Kernel() {}

  /** Times in nanoseconds a call; ratios within one run. */
  public static BudgetTable measure(boolean quick) {
    var options =
        new OptionsBuilder()
            .include(KernelBenchmark.class.getName())
            .include(PeerBenchmark.class.getName())
            .forks(quick ? 1 : 3)
            .warmupIterations(quick ? 2 : 5)
            .measurementIterations(quick ? 3 : 5)
            .warmupTime(TimeValue.seconds(1))
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .build();
    Map<String, Double> times = new HashMap<>();
    Map<String, Double> bytes = new HashMap<>();
    try {
      for (var result : new Runner(options).run()) {
        var engine = result.getParams().getParam("engine");
        var name = engine == null ? result.getPrimaryResult().getLabel() : engine;
        times.put(name, result.getPrimaryResult().getScore());
        result
            .getSecondaryResults()
            .forEach((label, value) -> {
              if (label.endsWith("gc.alloc.rate.norm")) {
                bytes.put(name, value.getScore());
              }
            });
      }
    } catch (RunnerException e) {
      throw new IllegalStateException("JMH did not run", e);
    }
    var table = new BudgetTable("kernel: one lead, 50 entries, 50 rules");
    double score = times.getOrDefault("score", Double.NaN);
    table.atMost(
        "score and conditions, beside the same by hand",
        1.1,
        score / times.getOrDefault("byHand", Double.NaN));
    table.atMost("score and conditions, ns", 2_000, score);
    table.atMost(
        "score and conditions, bytes allocated, the result is " + RESULT,
        RESULT + 64,
        bytes.getOrDefault("score", Double.NaN));
    table.atMost("outlook, microseconds", 200, times.getOrDefault("outlook", Double.NaN) / 1_000);
    for (var engine : PeerBenchmark.ENGINES) {
      double ratio = times.getOrDefault(engine, Double.NaN) / score;
      table.atLeast(
          engine + ", times as long as score and conditions",
          engine.startsWith("cel") ? 50 : 15,
          ratio);
    }
    table.note(
        "Peers decay by the kernel's own arithmetic: totals and stages were equal to the millionth.");
    table.note("-plain: without an index by kind. All in one run.");
    return table;
  }
}
