package dev.astrolabe.bench.load;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.bench.Machine;
import dev.astrolabe.bench.Samples;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Drives real contacts through the running stack, each as a lead with an external id, and sees that
 * every one of them becomes exactly one lead. The stage's throttle is set aside by the template's
 * own parameters: what is measured is the code and this machine.
 */
public final class Throughput {
  private static final int CLIENTS = 8;
  private static final int QUICK = 5_000;
  private static final int PROBE_EVERY = 50;
  private static final int METERED = 200;
  private static final int SAY_EVERY = 1_000;

  /** The longest that posting and settling may take together; then the run fails. */
  private static final Duration LONGEST = Duration.ofMinutes(40);

  private static final List<String> NO_THROTTLE =
      List.of("--parameter", "RequestsPerSecond=100000", "--parameter", "RequestBurst=100000");

  private final RunningStack stack;
  private final Contacts contacts;
  private final PrintStream out;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();

  private Throughput(RunningStack stack, Contacts contacts, PrintStream out) {
    this.stack = stack;
    this.contacts = contacts;
    this.out = out;
  }

  /**
   * Runs the whole file, or 5,000 contacts of it; {@code ASTROLABE_BANK_DATA} names the file, which
   * otherwise is expected beside the repository.
   */
  public static BudgetTable measure(boolean quick) {
    var data =
        Path.of(
            System.getenv().getOrDefault("ASTROLABE_BANK_DATA", "../shared/data/bank_full.csv"));
    try {
      var root = Path.of("").toAbsolutePath();
      var contacts = Contacts.read(data, quick ? QUICK : Integer.MAX_VALUE);
      RunningStack.build(root);
      var units = ContactUnits.of(contacts, METERED);
      try (var stack = RunningStack.start(root, NO_THROTTLE)) {
        System.out.printf(Locale.ROOT, "%d contacts by %d clients%n", contacts.size(), CLIENTS);
        var table = new Throughput(stack, contacts, System.out).drive();
        table.note(units.text());
        table.note(Machine.load());
        return table;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private BudgetTable drive() throws IOException, InterruptedException {
    warm();
    var next = new AtomicInteger();
    var failed = new ConcurrentLinkedQueue<String>();
    var visible = new ConcurrentLinkedQueue<Double>();
    var done = new CountDownLatch(CLIENTS);
    long begin = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int c = 0; c < CLIENTS; c++) {
        clients.execute(() -> {
          try {
            for (int i = next.getAndIncrement();
                i < contacts.size() && failed.isEmpty();
                i = next.getAndIncrement()) {
              post(i, visible);
              if (i % SAY_EVERY == SAY_EVERY - 1) {
                out.println("  " + (i + 1) + " posted");
              }
            }
          } catch (IOException | InterruptedException e) {
            failed.add(e.toString());
          } finally {
            done.countDown();
          }
        });
      }
      done.await();
    }
    double posted = (System.nanoTime() - begin) / 1e9;
    if (!failed.isEmpty()) {
      throw new IOException(failed.peek());
    }
    for (int i = Math.max(0, contacts.size() - 2 * CLIENTS); i < contacts.size(); i++) {
      awaitVisible(i);
    }
    double all = (System.nanoTime() - begin) / 1e9;
    var listed = settled();
    var waits = Samples.of(visible);
    var table = new BudgetTable("throughput: " + contacts.size() + " contacts");
    table.atMost("contacts without a lead", 0, listed.missing());
    table.atMost("contacts with two leads", 0, listed.doubled());
    table.note(
        String.format(
            Locale.ROOT,
            "post to visible while the queue is kept full: p50 %.0f ms, p99 %.0f ms, of every %dth",
            waits.at(0.50),
            waits.at(0.99),
            PROBE_EVERY));
    table.note(
        String.format(
            Locale.ROOT,
            "%.0f posts a second in %.0f s; %.0f leads a second until all were visible",
            contacts.size() / posted,
            posted,
            contacts.size() / all));
    return table;
  }

  /** The first requests find cold functions; they are no part of the figures. */
  private void warm() throws IOException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      search(-1);
    }
  }

  private void post(int i, ConcurrentLinkedQueue<Double> visible)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var answer = stack.send("POST", "/api/leads", contacts.body(i));
    if (answer.statusCode() != 202) {
      throw new IOException(
          "contact " + i + " was answered " + answer.statusCode() + " " + answer.body());
    }
    if (i % PROBE_EVERY == 0) {
      awaitVisible(i);
      visible.add((System.nanoTime() - begin) / 1e6);
    }
  }

  private boolean search(int i) throws IOException, InterruptedException {
    return stack
        .send("POST", "/api/leads/search", "{\"externalId\":\"" + Contacts.externalId(i) + "\"}")
        .body()
        .contains("\"leadId\"");
  }

  private void awaitVisible(int i) throws IOException, InterruptedException {
    while (!search(i)) {
      checkTime("contact " + i + " is not visible");
    }
  }

  private void checkTime(String otherwise) throws IOException {
    if (System.nanoTime() > deadline) {
      throw new IOException(otherwise + " after " + LONGEST);
    }
  }

  /** The whole list, once every contact is in it, or once it grows no more. */
  private ListedLeads settled() throws IOException, InterruptedException {
    var before = ListedLeads.read(stack, contacts.size());
    while (before.missing() > 0) {
      checkTime(before.missing() + " contacts have no lead");
      var now = ListedLeads.read(stack, contacts.size());
      if (now.missing() == before.missing()) {
        return now;
      }
      before = now;
    }
    return before;
  }
}
