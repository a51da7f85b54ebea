package dev.astrolabe.bench.worlds;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.model.lead.CountedWorlds;
import dev.astrolabe.model.worlds.LongRun;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * Compares the code that runs with the reference on a million seeded worlds, or as many as asked
 * for, on all processors; and what is counted with what a naive count comes to, in one world for
 * every ten.
 */
public final class ManyWorlds {
  /** As many as the proof asks for. */
  public static final int ALL = 1_000_000;

  /** Of so many worlds one more, in which leads are counted. */
  private static final int COUNTED = 10;

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
    note(table, "worlds", run.compared(), began);
    count(table, worlds / COUNTED);
    return table;
  }

  private static void count(BudgetTable table, long worlds) {
    long began = System.nanoTime();
    long wrong = LongStream.range(0, worlds).parallel().filter(ManyWorlds::differs).count();
    table.atMost("worlds counted in two ways", 0, (double) wrong);
    note(table, "worlds counted", worlds, began);
  }

  private static boolean differs(long seed) {
    try {
      CountedWorlds.compare(seed);
      return false;
    } catch (AssertionError e) {
      // Its message names the seed.
      System.out.println(e.getMessage());
      return true;
    }
  }

  private static void note(BudgetTable table, String what, long worlds, long began) {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    table.note(String.format(Locale.ROOT, "%,d %s in %,d s", worlds, what, seconds));
  }
}
