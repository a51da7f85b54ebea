package dev.astrolabe.local.engine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.BusSpec;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pattern;
import dev.astrolabe.local.engine.Pump;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Event buses: keep every event for people to read, and hand on those that a rule matches. */
public final class EventBus implements Pump {
  private static final int ATTEMPTS = 3;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

  /** An event as its targets see it, and the bus it came by. */
  public record Kept(String bus, Instant at, ObjectNode event) {}

  /** An event that somebody puts. */
  record Entry(
      String bus,
      String source,
      String detailType,
      JsonNode detail,
      List<String> resources,
      Instant time) {
    Entry {
      resources = List.copyOf(resources);
    }
  }

  private record Rule(Pattern pattern, List<BusSpec.Target> targets) {}

  private final Map<String, List<Rule>> buses = new TreeMap<>();
  private final Account account;
  private final Invoker invoker;
  private final SqsClient queues;
  private final KeptEvents kept;
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicLong carried = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Buses with their rules; {@code default} is there without being named, as in every account.
   *
   * @throws IllegalArgumentException when a rule's pattern is not one
   */
  public EventBus(
      List<BusSpec> specs, Account account, Invoker invoker, SqsClient queues, KeptEvents kept) {
    this.kept = kept;
    this.account = account;
    this.invoker = invoker;
    this.queues = queues;
    buses.put("default", List.of());
    for (var spec : specs) {
      buses.put(
          spec.name(),
          spec.rules().stream()
              .map(rule -> new Rule(Pattern.anyOf(List.of(rule.pattern())), rule.targets()))
              .toList());
    }
  }

  @Override
  public String name() {
    return "event bus";
  }

  /** Nothing to begin: it works when events come. */
  @Override
  public void start() {}

  @Override
  public boolean idle() {
    return atWork.get() == 0;
  }

  @Override
  public long carried() {
    return carried.get();
  }

  /** The events kept, oldest first. */
  public List<Kept> events() {
    return kept.all();
  }

  Set<String> names() {
    return Set.copyOf(buses.keySet());
  }

  /** Takes an event that is whole, for a bus that is there. */
  void put(String id, Entry entry) {
    var event = event(id, entry);
    kept.add(new Kept(entry.bus(), entry.time(), event));
    var text = event.toString();
    List<BusSpec.Target> targets = new ArrayList<>();
    for (var rule : buses.getOrDefault(entry.bus(), List.of())) {
      if (rule.pattern().matches(text)) {
        targets.addAll(rule.targets());
      }
    }
    targets.forEach(target -> {
      atWork.incrementAndGet();
      carried.incrementAndGet();
      threads.execute(() -> handOn(text, target));
    });
  }

  private ObjectNode event(String id, Entry entry) {
    var event = JsonNodeFactory.instance.objectNode();
    event
        .put("version", "0")
        .put("id", id)
        .put("detail-type", entry.detailType())
        .put("source", entry.source())
        .put("account", account.id())
        .put("time", entry.time().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", account.region());
    var resources = event.putArray("resources");
    entry.resources().forEach(resources::add);
    event.set("detail", entry.detail());
    return event;
  }

  private void handOn(String event, BusSpec.Target target) {
    try {
      for (int attempt = 1; !delivered(event, target); attempt++) {
        if (attempt == ATTEMPTS) {
          System.err.println("event bus: gave up " + target + " after " + ATTEMPTS + " attempts");
          return;
        }
        Thread.sleep(BETWEEN_ATTEMPTS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      atWork.decrementAndGet();
    }
  }

  private boolean delivered(String event, BusSpec.Target target) {
    try {
      switch (target) {
        case BusSpec.Target.ToFunction(var function) -> {
          var _ = invoker.invoke(function, event.getBytes(StandardCharsets.UTF_8));
        }
        case BusSpec.Target.ToQueue(var queue) -> {
          var url = queues.getQueueUrl(request -> request.queueName(queue)).queueUrl();
          queues.sendMessage(request -> request.queueUrl(url).messageBody(event));
        }
      }
      return true;
    } catch (FunctionFailed | SdkException e) {
      return false;
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
