package dev.astrolabe.bench.load;

import dev.astrolabe.bench.BudgetTable;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Drives real contacts (the UCI bank marketing data: 45,211 calls with their outcomes) through the
 * running stack, each as a lead with an external id, and sees that every one of them becomes
 * exactly one lead.
 */
public final class Throughput {
  private static final int CLIENTS = 8;
  private static final int QUICK = 5_000;
  private static final int PROBE_EVERY = 50;
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final Pattern LEAD_ID = Pattern.compile("\"leadId\":\"([^\"]+)\"");
  private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final RunningStack stack;
  private final String token;
  private final PrintStream out;

  private Throughput(RunningStack stack, String token, PrintStream out) {
    this.stack = stack;
    this.token = token;
    this.out = out;
  }

  /** Runs the whole file, or 5,000 contacts of it; {@code ASTROLABE_BANK_DATA} names the file. */
  public static BudgetTable measure(boolean quick) {
    var data =
        Path.of(
            System.getenv().getOrDefault("ASTROLABE_BANK_DATA", "../shared/data/bank_full.csv"));
    try {
      return run(Path.of("."), data, quick, System.out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static BudgetTable run(Path root, Path data, boolean quick, PrintStream out)
      throws IOException, InterruptedException {
    if (!Files.exists(data)) {
      throw new IOException(
          "no " + data + ": give the path of bank_full.csv in ASTROLABE_BANK_DATA");
    }
    var rows = Files.readAllLines(data, StandardCharsets.UTF_8);
    var header = Arrays.asList(rows.getFirst().split(",", -1));
    var contacts = rows.subList(1, quick ? QUICK + 1 : rows.size());
    try (var stack = RunningStack.start(root)) {
      out.printf(
          Locale.ROOT,
          "ready in %.1f s; %d contacts by %d clients%n",
          stack.secondsToReady(),
          contacts.size(),
          CLIENTS);
      return new Throughput(stack, stack.token(), out).drive(header, contacts);
    }
  }

  private BudgetTable drive(List<String> header, List<String> contacts)
      throws IOException, InterruptedException {
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
              post(header, contacts.get(i), i, visible, failed);
              if (i % 5_000 == 4_999) {
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
    awaitVisible(contacts.size() - 1, begin);
    double all = (System.nanoTime() - begin) / 1e9;
    int leads = countLeads(contacts.size());
    double[] waits = visible.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    var table = new BudgetTable("throughput: " + contacts.size() + " contacts");
    table.atMost("leads missing or doubled", 0, Math.abs(contacts.size() - leads));
    table.atMost("post to visible, p50, ms", 1_000, at(waits, 0.50));
    table.note(String.format(Locale.ROOT, "post to visible, p99: %.0f ms", at(waits, 0.99)));
    table.note(String.format(Locale.ROOT, "posts per second: %.0f", contacts.size() / posted));
    table.note(String.format(Locale.ROOT, "leads per second: %.0f", contacts.size() / all));
    return table;
  }

  /** The first posts find cold functions; they are no part of the figures. */
  private void warm() throws IOException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      send("POST", "/api/leads/search", "{\"externalId\":\"bank:none\"}");
    }
  }

  private void post(
      List<String> header,
      String contact,
      int i,
      ConcurrentLinkedQueue<Double> visible,
      ConcurrentLinkedQueue<String> failed)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    var answer = send("POST", "/api/leads", body(header, contact, i));
    if (answer.statusCode() != 202) {
      failed.add("contact " + i + ": " + answer.statusCode() + " " + answer.body());
      return;
    }
    if (i % PROBE_EVERY == 0) {
      awaitVisible(i, begin);
      visible.add((System.nanoTime() - begin) / 1e6);
    }
  }

  private static String body(List<String> header, String contact, int i) {
    var values = contact.split(",", -1);
    var profile = new StringBuilder();
    for (int c = 0; c < header.size(); c++) {
      profile
          .append(c == 0 ? "" : ",")
          .append('"')
          .append(header.get(c))
          .append("\":\"")
          .append(values[c])
          .append('"');
    }
    return "{\"identities\":[{\"kind\":\"external\",\"value\":\"bank:"
        + i
        + "\"}],\"entryId\":\"bank-"
        + i
        + "\",\"source\":\"bank\",\"profile\":{"
        + profile
        + "}}";
  }

  private void awaitVisible(int i, long begin) throws IOException, InterruptedException {
    while (true) {
      var found = send("POST", "/api/leads/search", "{\"externalId\":\"bank:" + i + "\"}");
      if (LEAD_ID.matcher(found.body()).find()) {
        return;
      }
      if (System.nanoTime() - begin > LONGEST.toNanos()) {
        throw new IOException("contact " + i + " is not visible after " + LONGEST);
      }
    }
  }

  /**
   * Counts distinct leads by walking the whole list; waits for the queue to empty by walking again
   * while the number grows.
   */
  private int countLeads(int expected) throws IOException, InterruptedException {
    int before = -1;
    while (true) {
      var ids = new HashSet<String>();
      int listed = 0;
      Optional<String> cursor = Optional.empty();
      do {
        var page =
            send(
                "GET",
                "/api/leads?limit=500"
                    + cursor
                        .map(c -> "&cursor=" + URLEncoder.encode(c, StandardCharsets.UTF_8))
                        .orElse(""),
                "");
        if (page.statusCode() != 200) {
          throw new IOException("list answered " + page.statusCode() + " " + page.body());
        }
        var items = LEAD_ID.matcher(page.body());
        while (items.find()) {
          ids.add(items.group(1));
          listed++;
        }
        var more = CURSOR.matcher(page.body());
        cursor = more.find() ? Optional.of(more.group(1)) : Optional.empty();
      } while (cursor.isPresent());
      if (listed != ids.size()) {
        out.println("the list names " + (listed - ids.size()) + " leads twice");
      }
      if (ids.size() >= expected || ids.size() == before) {
        return ids.size();
      }
      before = ids.size();
    }
  }

  private HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    URI uri = stack.at(path);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(60))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static double at(double[] sorted, double part) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
