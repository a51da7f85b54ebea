package dev.astrolabe.local.engine.queue;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.BatchAnswer;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.engine.QueueMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Carries a queue's messages to a function as Lambda's event source mapping does: in batches,
 * deleting what is done, leaving what failed to come back and in the end to reach the dead-letter
 * queue.
 */
public final class QueuePump implements Pump {
  private static final int MOST_IN_ONE_CALL = 10;
  private static final int LONG_POLL_SECONDS = 10;
  private static final int MOST_SECONDS_OF_A_POLL = 20;
  private static final int USUAL_CONCURRENCY = 5;
  private static final Duration AFTER_TROUBLE = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final QueueMapping mapping;
  private final SqsClient client;
  private final String url;
  private final SqsEvent event;
  private final Invoker invoker;
  private final Optional<Duration> retryAfter;
  private final Semaphore slots;
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicLong carried = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean open = true;

  /**
   * A pump that has not begun.
   *
   * @param retryAfter when a failed message comes back; empty: when its visibility ends, as on AWS.
   *     A laptop's are short, so that nobody waits minutes for a dead letter.
   */
  public QueuePump(
      QueueMapping mapping,
      SqsClient client,
      Account account,
      Invoker invoker,
      LaptopClock clock,
      Optional<Duration> retryAfter) {
    this.mapping = mapping;
    this.client = client;
    this.url = client.getQueueUrl(request -> request.queueName(mapping.queue())).queueUrl();
    this.event = new SqsEvent(account.queueArn(mapping.queue()), account.region(), clock);
    this.invoker = invoker;
    this.retryAfter = retryAfter;
    this.slots = new Semaphore(mapping.maximumConcurrency().orElse(USUAL_CONCURRENCY));
  }

  @Override
  public String name() {
    return mapping.queue() + " to " + mapping.function();
  }

  @Override
  public void start() {
    threads.execute(this::poll);
  }

  @Override
  public boolean idle() {
    return atWork.get() == 0 && Queues.depth(client, url).empty() && atWork.get() == 0;
  }

  @Override
  public long carried() {
    return carried.get();
  }

  private void poll() {
    try {
      while (open) {
        slots.acquire();
        var batch = batch();
        if (batch.isEmpty()) {
          slots.release();
        } else {
          carried.addAndGet(batch.size());
          atWork.incrementAndGet();
          threads.execute(() -> carryAndFreeSlot(batch));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryAndFreeSlot(List<Message> batch) {
    try {
      carry(batch);
    } catch (SdkException e) {
      // Neither deleted nor given back: the messages come again when their visibility ends.
      complain(e.toString());
    } finally {
      atWork.decrementAndGet();
      slots.release();
    }
  }

  /** The next batch; empty where nothing came while it waited. */
  private List<Message> batch() throws InterruptedException {
    List<Message> batch = new ArrayList<>(receive(mapping.batchSize(), LONG_POLL_SECONDS));
    var window = mapping.batchingWindow().toNanos();
    var since = System.nanoTime();
    while (!batch.isEmpty() && batch.size() < mapping.batchSize() && open) {
      var left = Duration.ofNanos(window - (System.nanoTime() - since));
      if (!left.isPositive()) {
        break;
      }
      var more =
          receive(
              mapping.batchSize() - batch.size(),
              (int) Math.min(MOST_SECONDS_OF_A_POLL, left.toSeconds()));
      if (more.isEmpty()) {
        Thread.sleep(Math.min(20, left.toMillis()));
      }
      batch.addAll(more);
    }
    return batch;
  }

  private List<Message> receive(int most, int waitSeconds) throws InterruptedException {
    try {
      return client
          .receiveMessage(request ->
              request
                  .queueUrl(url)
                  .maxNumberOfMessages(Math.min(MOST_IN_ONE_CALL, most))
                  .waitTimeSeconds(waitSeconds)
                  .messageSystemAttributeNamesWithStrings("All")
                  .messageAttributeNames("All"))
          .messages();
    } catch (SdkException e) {
      if (open) {
        complain(e.toString());
        Thread.sleep(AFTER_TROUBLE);
      }
      return List.of();
    }
  }

  private void carry(List<Message> batch) {
    byte[] answer;
    try {
      answer = invoker.invoke(mapping.function(), event.of(batch));
    } catch (FunctionFailed e) {
      comeBack(batch);
      return;
    }
    if (!mapping.reportBatchItemFailures()) {
      delete(batch);
      return;
    }
    var known = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    switch (BatchAnswer.read(answer, known)) {
      case BatchAnswer.Done() -> delete(batch);
      case BatchAnswer.Failed(var identifiers) -> {
        var failed = batch.stream().filter(m -> identifiers.contains(m.messageId())).toList();
        delete(batch.stream().filter(m -> !identifiers.contains(m.messageId())).toList());
        comeBack(failed);
      }
      case BatchAnswer.Malformed(var reason) -> {
        complain("the whole batch counts as failed: " + reason);
        comeBack(batch);
      }
    }
  }

  private void delete(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += MOST_IN_ONE_CALL) {
      var some = messages.subList(from, Math.min(messages.size(), from + MOST_IN_ONE_CALL));
      var answer =
          client.deleteMessageBatch(request ->
              request.queueUrl(url).entries(some.stream().map(QueuePump::deletion).toList()));
      if (answer.hasFailed()) {
        // They come again when their visibility ends: a message may be delivered twice.
        complain("could not delete " + answer.failed());
      }
    }
  }

  private static DeleteMessageBatchRequestEntry deletion(Message message) {
    return DeleteMessageBatchRequestEntry.builder()
        .id(message.messageId())
        .receiptHandle(message.receiptHandle())
        .build();
  }

  private void comeBack(List<Message> failed) {
    if (open) {
      retryAfter.ifPresent(pause -> threads.execute(() -> comeBackAfter(pause, failed)));
    }
  }

  private void comeBackAfter(Duration pause, List<Message> failed) {
    try {
      Thread.sleep(pause);
      failed.forEach(message ->
          client.changeMessageVisibility(request ->
              request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SdkException e) {
      complain(e.toString());
    }
  }

  private void complain(String what) {
    System.err.println(name() + ": " + what);
  }

  @Override
  public void close() {
    open = false;
    try {
      // What is at work may finish; the poll, which waits for messages, is then broken off.
      var since = System.nanoTime();
      while (atWork.get() > 0 && System.nanoTime() - since < GRACE.toNanos()) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }
}
