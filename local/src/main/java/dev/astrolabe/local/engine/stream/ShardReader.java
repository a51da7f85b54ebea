package dev.astrolabe.local.engine.stream;

import dev.astrolabe.local.engine.StreamMapping;
import dev.astrolabe.local.engine.StreamMapping.StartingPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads one shard from where it was left, else from its beginning or from now on, to its end, and
 * hands on what it reads.
 */
final class ShardReader implements Runnable {
  /** Hands a batch on; returns when it is done or given up. */
  interface Batches {
    void handle(String shard, List<StreamRecord> records) throws InterruptedException;
  }

  private static final int MOST_IN_ONE_CALL = 1000;
  private static final Duration BETWEEN_POLLS = Duration.ofMillis(50);
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);

  private final String streamArn;
  private final String shard;
  private final StartingPosition start;
  private final StreamMapping mapping;
  private final DynamoDbStreamsClient client;
  private final Function<Record, StreamRecord> reading;
  private final Batches batches;
  private final StreamPlaces places;
  private final AtomicLong carried;
  private final Consumer<String> complain;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean busy;
  private boolean ended;
  private boolean followed;
  private long emptyPolls;
  private long pollsBegun;
  private long questions;

  private List<StreamRecord> waiting = new ArrayList<>();
  private long waitingSince;
  private @Nullable String lastRead;
  private @Nullable String next;

  ShardReader(
      String streamArn,
      String shard,
      StartingPosition start,
      StreamMapping mapping,
      DynamoDbStreamsClient client,
      Function<Record, StreamRecord> reading,
      Batches batches,
      StreamPlaces places,
      AtomicLong carried,
      Consumer<String> complain) {
    this.streamArn = streamArn;
    this.shard = shard;
    this.start = start;
    this.mapping = mapping;
    this.client = client;
    this.reading = reading;
    this.batches = batches;
    this.places = places;
    this.lastRead = places.after(shard).orElse(null);
    this.carried = carried;
    this.complain = complain;
  }

  /** Fixes where reading begins: what is written after this is read, whenever {@link #run} is. */
  void begin() throws InterruptedException {
    next = iterator();
  }

  /** Reads until the shard ends. */
  @Override
  public void run() {
    try {
      var iterator = next;
      while (iterator != null) {
        iterator = poll(iterator);
      }
      handWaitingOn();
      endBusy(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One call; returns where the next begins, and nothing at the shard's end. */
  private @Nullable String poll(String iterator) throws InterruptedException {
    var number = beginPoll();
    try {
      var limit = Math.min(MOST_IN_ONE_CALL, mapping.batchSize());
      var answer = client.getRecords(request -> request.shardIterator(iterator).limit(limit));
      if (answer.records().isEmpty()) {
        handOldEnoughOn();
        emptyPoll(number);
      } else {
        take(answer.records());
      }
      return answer.nextShardIterator();
    } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
      return iterator();
    } catch (SdkException e) {
      complain.accept(e.toString());
      Thread.sleep(AFTER_TROUBLE);
      return iterator;
    }
  }

  private String iterator() throws InterruptedException {
    while (true) {
      try {
        var after = lastRead;
        return client
            .getShardIterator(request -> {
              request.streamArn(streamArn).shardId(shard);
              if (after == null) {
                request.shardIteratorType(start.name());
              } else {
                request
                    .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                    .sequenceNumber(after);
              }
            })
            .shardIterator();
      } catch (TrimmedDataAccessException e) {
        lastRead = null;
      } catch (SdkException e) {
        complain.accept(e.toString());
        Thread.sleep(AFTER_TROUBLE);
      }
    }
  }

  private void take(List<Record> records) throws InterruptedException {
    lock.lock();
    try {
      busy = true;
    } finally {
      lock.unlock();
    }
    carried.addAndGet(records.size());
    if (waiting.isEmpty()) {
      waitingSince = System.nanoTime();
    }
    records.forEach(record -> waiting.add(reading.apply(record)));
    lastRead = records.getLast().dynamodb().sequenceNumber();
    handOldEnoughOn();
  }

  private void handOldEnoughOn() throws InterruptedException {
    var waited = System.nanoTime() - waitingSince;
    if (waiting.size() >= mapping.batchSize() || waited >= mapping.batchingWindow().toNanos()) {
      handWaitingOn();
    }
  }

  private void handWaitingOn() throws InterruptedException {
    if (waiting.isEmpty()) {
      return;
    }
    var records = waiting;
    waiting = new ArrayList<>();
    for (int from = 0; from < records.size(); from += mapping.batchSize()) {
      batches.handle(
          shard, records.subList(from, Math.min(records.size(), from + mapping.batchSize())));
    }
    if (lastRead != null) {
      places.reached(shard, lastRead);
    }
    endBusy(false);
  }

  private long beginPoll() {
    lock.lock();
    try {
      return ++pollsBegun;
    } finally {
      lock.unlock();
    }
  }

  private void emptyPoll(long number) throws InterruptedException {
    lock.lock();
    try {
      emptyPolls = number;
      changed.signalAll();
      // Whoever asks whether it is idle cuts the pause short.
      var before = questions;
      var left = BETWEEN_POLLS.toNanos();
      while (left > 0 && questions == before) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void endBusy(boolean atEnd) {
    lock.lock();
    try {
      busy = false;
      ended = ended || atEnd;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** True when a poll that began after this call found nothing, or the shard's end is reached. */
  boolean idle(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      var left = atMost.toNanos();
      var before = pollsBegun;
      questions++;
      changed.signalAll();
      while (true) {
        if (ended) {
          return followed;
        }
        if (busy || left <= 0) {
          return false;
        }
        if (emptyPolls > before) {
          return true;
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** The shards that come after this one are being read. */
  void follow() {
    lock.lock();
    try {
      followed = true;
    } finally {
      lock.unlock();
    }
  }
}
