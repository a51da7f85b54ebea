package dev.astrolabe.bench.load;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.bench.Machine;
import dev.astrolabe.bench.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What somebody with a laptop waits for, and what is left when they stop. */
public final class Laptop {
  private static final int STARTS = 5;
  private static final int LEADS = 50;
  private static final int LEADS_BEFORE = 20;
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long END_SECONDS = 10;

  private final Path root;

  private Laptop(Path root) {
    this.root = root;
  }

  /** Measures, and gives the table. */
  public static BudgetTable measure(boolean quick) {
    try {
      var root = Path.of("").toAbsolutePath();
      RunningStack.build(root);
      return new Laptop(root).run(quick ? 1 : STARTS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private BudgetTable run(int starts) throws IOException, InterruptedException {
    var table = new BudgetTable("laptop: the stack on this machine");
    var inProcess = starts(starts, List.of());
    var isolated = starts(starts, List.of("--isolated"));
    table.atMost("ready, in process, median, s", 10, Samples.of(inProcess.seconds()).at(0.5));
    table.atMost("ready, isolated, median, s", 40, Samples.of(isolated.seconds()).at(0.5));
    var visible = Samples.of(inProcess.visible());
    table.atMost("posted lead visible, median, ms", 1_000, visible.at(0.5));
    table.atMost("posted lead visible, worst, ms", 1_000, visible.at(1));
    table.atMost("processes left after the stop", 0, inProcess.left() + isolated.left());
    var apart = Samples.of(isolated.visible());
    table.note(
        String.format(
            Locale.ROOT,
            "isolated: posted lead visible after %.0f ms, median, %.0f worst of %d",
            apart.at(0.5),
            apart.at(1),
            isolated.visible().size()));
    memory(table, "in process", inProcess);
    memory(table, "isolated", isolated);
    table.note(
        String.format(
            Locale.ROOT,
            "%d starts each: in process %s s, isolated %s s",
            starts,
            seconds(inProcess),
            seconds(isolated)));
    table.note(Machine.load());
    return table;
  }

  private static void memory(BudgetTable table, String what, Starts starts) {
    table.note(
        String.format(
            Locale.ROOT,
            "%s: %.0f MB resident in %d processes",
            what,
            starts.megabytes(),
            starts.processes()));
  }

  private static String seconds(Starts starts) {
    return String.join(
        ", ",
        starts.seconds().stream()
            .map(seconds -> String.format(Locale.ROOT, "%.1f", seconds))
            .toList());
  }

  /** What some starts showed; times to see a lead, memory and processes are of the last. */
  private record Starts(
      List<Double> seconds, List<Double> visible, double megabytes, int processes, int left) {}

  private Starts starts(int count, List<String> options) throws IOException, InterruptedException {
    var seconds = new ArrayList<Double>();
    var visible = new ArrayList<Double>();
    double megabytes = 0;
    int processes = 0;
    int left = 0;
    for (int i = 0; i < count; i++) {
      List<ProcessHandle> started;
      try (var stack = RunningStack.start(root, options)) {
        seconds.add(stack.secondsToReady());
        if (i == count - 1) {
          postLeads(stack, visible);
          megabytes = Resident.megabytes(stack.processes());
          processes = stack.processes().size();
        }
        started = stack.processes();
      }
      left += left(started);
    }
    return new Starts(seconds, visible, megabytes, processes, left);
  }

  private static void postLeads(RunningStack stack, List<Double> visible)
      throws IOException, InterruptedException {
    for (int i = 0; i < LEADS_BEFORE + LEADS; i++) {
      long begin = System.nanoTime();
      var posted =
          stack.send(
              "POST",
              "/forms/guide",
              "application/x-www-form-urlencoded",
              "name=Sara+Ahmadi&industry=logistics&role=manager&email=sara"
                  + i
                  + "%40gulf-logistics.example");
      if (posted.statusCode() != 202) {
        throw new IOException("the form was answered " + posted.statusCode() + posted.body());
      }
      var search = "{\"email\":\"sara" + i + "@gulf-logistics.example\"}";
      while (!stack.send("POST", "/api/leads/search", search).body().contains("\"leadId\"")) {
        if (System.nanoTime() - begin > LONGEST.toNanos()) {
          throw new IOException("lead " + i + " is not visible after " + LONGEST);
        }
      }
      if (i >= LEADS_BEFORE) {
        visible.add((System.nanoTime() - begin) / 1e6);
      }
    }
  }

  /** How many of these are still there ten seconds after the stack ended. */
  private static int left(List<ProcessHandle> started) throws InterruptedException {
    var all =
        CompletableFuture.allOf(
            started.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    try {
      all.get(END_SECONDS, TimeUnit.SECONDS);
      return 0;
    } catch (TimeoutException e) {
      return (int) started.stream().filter(ProcessHandle::isAlive).count();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
