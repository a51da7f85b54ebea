package dev.astrolabe.bench.worlds;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.model.worlds.LongRun;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Compares the code that runs with the reference on a million seeded worlds, or as many as asked
 * for, on all processors.
 */
public final class ManyWorlds {
  /** As many as the proof asks for. */
  public static final int ALL = 1_000_000;

  private ManyWorlds() {}

  /** Compares {@code worlds} of them, from seed zero on; how far it is goes to standard output. */
  public static BudgetTable measure(long worlds) {
    var table = new BudgetTable("The code that runs beside the reference");
    var run = new LongRun(0, worlds);
    long began = System.nanoTime();
    try {
      run.run(Runtime.getRuntime().availableProcessors(), System.out::println);
      table.atMost("worlds read in two ways", 0, 0);
      System.out.println(run.features());
    } catch (AssertionError e) {
      // Its message begins with the seed.
      table.atMost("worlds read in two ways", 0, 1);
      table.note(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted after " + run.compared() + " worlds", e);
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    table.note(String.format(Locale.ROOT, "%,d worlds in %,d s", run.compared(), seconds));
    return table;
  }
}
