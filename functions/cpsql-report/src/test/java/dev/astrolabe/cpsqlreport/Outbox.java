package dev.astrolabe.cpsqlreport;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.ReportRuns;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.store.Crash;
import dev.astrolabe.runtime.store.DynamoLeases;
import dev.astrolabe.runtime.store.DynamoReportRuns;
import dev.astrolabe.runtime.store.LocalTables;
import dev.astrolabe.runtime.store.TableClock;
import dev.astrolabe.runtime.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The scheduled function over real tables of runs and leases, and what it sends. */
final class Outbox implements ReportShelf, AutoCloseable {
  private static final String EVENT =
      """
      {"source":"aws.scheduler","detail-type":"Scheduled Event","schedule":"Daily",
       "time":"2026-10-01T02:00:00Z"}
      """;

  final Crash crash = new Crash();
  final TableClock clock = new TableClock();
  final List<Mailer.Mail> mails = new CopyOnWriteArrayList<>();
  final List<Bus.Event> events = new CopyOnWriteArrayList<>();
  final List<String> files = new CopyOnWriteArrayList<>();
  private final Desk desk = new Desk();
  private final DynamoDbClient client = LocalTables.client(crash, clock);
  private final DynamoDbClient plain = LocalTables.client();
  private final String table = LocalTables.createOne(plain);
  private final AtomicInteger attempts = new AtomicInteger();

  Outbox() {
    desk.sold();
  }

  /** What is done, whoever is dead. */
  List<ReportRuns.Run> runs() {
    return new DynamoReportRuns(plain, table).of(Delivery.REPORT);
  }

  /** One invocation with the one event; throws where it fails. */
  void invoke() {
    var delivery =
        new Delivery(
            new Reports(desk.spend, desk.rates, desk.counters, Desk.COMPANY),
            Desk.COMPANY,
            new DynamoReportRuns(client, table),
            this,
            mail -> counted(() -> mails.add(mail)),
            Optional.of("finance@example.com"),
            event -> counted(() -> events.add(event)),
            Language.ENGLISH);
    var handler =
        new CpsqlReportHandler(
            delivery,
            new DynamoLeases(client, table),
            () -> "attempt" + attempts.incrementAndGet(),
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    try {
      handler.handleRequest(
          new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
          new ByteArrayOutputStream(),
          NoContext.INSTANCE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void counted(Runnable call) {
    crash.before();
    call.run();
    crash.after();
  }

  @Override
  public void put(String key, byte[] bytes, String contentType) {
    counted(() -> files.add(key));
  }

  @Override
  public URI address(String key, Instant now) {
    return desk.address(key, now);
  }

  @Override
  public void close() {
    client.close();
    plain.close();
  }
}
