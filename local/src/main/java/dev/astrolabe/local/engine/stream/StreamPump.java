package dev.astrolabe.local.engine.stream;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pattern;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.engine.StreamMapping;
import dev.astrolabe.local.engine.StreamMapping.StartingPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Shard;

/**
 * Carries the records of a table's stream to a function as Lambda's event source mapping does:
 * shard by shard, parents before their children, in order, filtered, again after an error until
 * they are done or given up.
 */
public final class StreamPump implements Pump {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final StreamMapping mapping;
  private final Connections connections;
  private final String streamArn;
  private final String partitionKey;
  private final StreamEvent event;
  private final Optional<Pattern> filter;
  private final Optional<FailureDestination> failures;
  private final Invoker invoker;
  private final LaptopClock clock;
  private final StreamPlaces places;
  private final Map<String, ShardReader> readers = new ConcurrentHashMap<>();
  private final Set<String> passedOver = ConcurrentHashMap.newKeySet();
  private final AtomicLong carried = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean looked;

  /** A pump that has not begun; the table and the queues that it names must be there. */
  public StreamPump(
      StreamMapping mapping,
      Connections connections,
      Account account,
      Invoker invoker,
      LaptopClock clock,
      StreamPlaces places) {
    this.mapping = mapping;
    this.connections = connections;
    this.invoker = invoker;
    this.clock = clock;
    this.places = places;
    var table =
        connections.tables().describeTable(request -> request.tableName(mapping.table())).table();
    this.streamArn = table.latestStreamArn();
    this.partitionKey =
        table.keySchema().stream()
            .filter(element -> element.keyType() == KeyType.HASH)
            .findFirst()
            .orElseThrow()
            .attributeName();
    this.event = new StreamEvent(streamArn, account.region(), clock);
    this.filter =
        mapping.filters().isEmpty()
            ? Optional.empty()
            : Optional.of(Pattern.anyOf(mapping.filters()));
    this.failures =
        mapping
            .onFailureQueue()
            .map(queue ->
                new FailureDestination(
                    connections.queues(), queue, mapping.function(), streamArn, account, clock));
  }

  @Override
  public String name() {
    return "stream of " + mapping.table() + " to " + mapping.function();
  }

  /** Begins; what is written to the table after this returns is carried, wherever it starts. */
  @Override
  public void start() {
    try {
      look(mapping.startingPosition());
      threads.execute(this::keepLooking);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean idle() {
    try {
      for (var reader : readers.values()) {
        if (!reader.idle(PATIENCE)) {
          return false;
        }
      }
      return looked;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public long carried() {
    return carried.get();
  }

  private void keepLooking() {
    try {
      while (!threads.isShutdown()) {
        Thread.sleep(BETWEEN_LOOKS);
        lookAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAgain() throws InterruptedException {
    try {
      look(StartingPosition.TRIM_HORIZON);
    } catch (SdkException e) {
      complain(e.toString());
    }
  }

  /** Starts to read every shard whose parent is read to its end, or is no more. */
  private void look(StartingPosition start) throws InterruptedException {
    var endedBefore = readers.values().stream().filter(ShardReader::ended).toList();
    var shards = shards();
    for (var shard : shards) {
      if (start == StartingPosition.LATEST && hasEnded(shard)) {
        passedOver.add(shard.shardId());
      } else if (start == StartingPosition.LATEST || isNext(shard, shards)) {
        read(shard, start);
      }
    }
    endedBefore.forEach(ShardReader::follow);
    looked = true;
  }

  private static boolean hasEnded(Shard shard) {
    return shard.sequenceNumberRange().endingSequenceNumber() != null;
  }

  private boolean isNext(Shard shard, List<Shard> shards) {
    if (readers.containsKey(shard.shardId()) || passedOver.contains(shard.shardId())) {
      return false;
    }
    var parent = shard.parentShardId();
    if (parent == null
        || passedOver.contains(parent)
        || shards.stream().noneMatch(other -> other.shardId().equals(parent))) {
      return true;
    }
    var parentReader = readers.get(parent);
    return parentReader != null && parentReader.ended();
  }

  private List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    String last = null;
    do {
      var after = last;
      var description =
          connections
              .streams()
              .describeStream(request -> {
                request.streamArn(streamArn);
                if (after != null) {
                  request.exclusiveStartShardId(after);
                }
              })
              .streamDescription();
      shards.addAll(description.shards());
      last = description.lastEvaluatedShardId();
    } while (last != null);
    return shards;
  }

  private void read(Shard shard, StartingPosition start) throws InterruptedException {
    var reader =
        new ShardReader(
            streamArn,
            shard.shardId(),
            start,
            mapping,
            connections.streams(),
            record -> event.record(record, partitionKey),
            this::handle,
            places,
            carried,
            this::complain);
    reader.begin();
    readers.put(shard.shardId(), reader);
    threads.execute(reader);
  }

  private void handle(String shard, List<StreamRecord> records) throws InterruptedException {
    var wanted =
        records.stream()
            .filter(record -> filter.isEmpty() || filter.get().matches(record.json().toString()))
            .toList();
    var delivery =
        new Delivery(
            mapping,
            invoker,
            clock,
            (givenUp, reason, attempts) -> giveUp(shard, givenUp, reason, attempts));
    if (mapping.parallelization() == 1) {
      delivery.deliver(wanted);
    } else {
      deliverInLanes(delivery, wanted);
    }
  }

  /** Side by side, but one after another what belongs to one partition. */
  private void deliverInLanes(Delivery delivery, List<StreamRecord> records)
      throws InterruptedException {
    Map<Integer, List<StreamRecord>> lanes = new TreeMap<>();
    for (var record : records) {
      lanes
          .computeIfAbsent(
              Math.floorMod(record.partition().hashCode(), mapping.parallelization()),
              _ -> new ArrayList<>())
          .add(record);
    }
    List<Future<Boolean>> atWork = new ArrayList<>();
    for (var lane : lanes.values()) {
      Callable<Boolean> work =
          () -> {
            delivery.deliver(lane);
            return true;
          };
      atWork.add(threads.submit(work));
    }
    for (var lane : atWork) {
      try {
        var _ = lane.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a lane of " + name() + " broke", e);
      }
    }
  }

  private void giveUp(
      String shard, List<StreamRecord> records, Delivery.Reason reason, int attempts) {
    complain("gave up " + records.size() + " records: " + reason.condition());
    failures.ifPresent(destination -> destination.tell(shard, records, reason, attempts));
  }

  private void complain(String what) {
    if (!threads.isShutdown()) {
      System.err.println(name() + ": " + what);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      var _ = threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
