package dev.astrolabe.model.worlds;

import dev.astrolabe.model.reference.ExactDecay;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Compares the code that runs with the reference on as many worlds as wanted, on several threads,
 * and counts what mattered in every tenth of them.
 */
public final class LongRun {
  private static final long BETWEEN_LINES_SECONDS = 10;

  /** Reading a world wrongly in every way takes longer than comparing it: one in so many is. */
  private static final int STUDIED = 10;

  private final long first;
  private final long worlds;
  private final AtomicLong next;
  private final AtomicLong done = new AtomicLong();
  private final Hits<Feature> hits = new Hits<>(Feature.class);

  /**
   * Worlds of the seeds {@code first} to before {@code first + worlds}.
   *
   * @param first the first seed
   */
  public LongRun(long first, long worlds) {
    this.first = first;
    this.worlds = worlds;
    this.next = new AtomicLong(first);
  }

  /**
   * Compares them all, telling of its progress every ten seconds. Throws {@link AssertionError},
   * whose message names the seed, where one world is read in two ways.
   */
  public void run(int threads, Consumer<String> progress) throws InterruptedException {
    long began = System.nanoTime();
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var workers = new ArrayList<Future<Hits<Feature>>>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(this::work));
      }
      for (var worker : workers) {
        hits.add(await(worker, began, progress));
      }
    }
  }

  private Hits<Feature> await(Future<Hits<Feature>> worker, long began, Consumer<String> progress)
      throws InterruptedException {
    while (true) {
      try {
        return worker.get(BETWEEN_LINES_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        progress.accept(
            String.format(
                Locale.ROOT,
                "%,d of %,d worlds in %,d s, %,d an hour",
                done.get(),
                worlds,
                seconds,
                done.get() * 3_600 / Math.max(1, seconds)));
      } catch (ExecutionException e) {
        // The others find nothing more to do.
        next.set(first + worlds);
        throw new AssertionError(e.getMessage(), e);
      }
    }
  }

  private Hits<Feature> work() {
    // A memory of decays and a count for each thread.
    var decay = new ExactDecay();
    var mine = new Hits<>(Feature.class);
    for (long seed = next.getAndIncrement(); seed < first + worlds; seed = next.getAndIncrement()) {
      var world = Worlds.random(seed);
      compare(world, decay);
      if (seed % STUDIED == 0) {
        mine.count(new Study(world, decay)::shows);
      }
      done.incrementAndGet();
    }
    return mine;
  }

  /** One world; whatever goes wrong in it, the message names its seed. */
  static void compare(World world, ExactDecay decay) {
    try {
      new Comparison(world, decay).check();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("in the " + world, e);
    }
  }

  /** How many worlds were compared without a difference. */
  public long compared() {
    return done.get();
  }

  /** What mattered, in which share of the worlds, as text. */
  public String features() {
    return hits.table("feature", Feature::meaning);
  }
}
