package dev.astrolabe.local.engine.schedule;

import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.engine.ScheduleSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Fires schedules by the laptop's clock.
 *
 * <p>A function that fails counts as a target that failed: it is tried again by the schedule's
 * retry policy, then its event goes to the schedule's dead-letter queue. On AWS, Lambda takes the
 * event first and does its own retries; the policy is then about reaching Lambda.
 *
 * <p>Whoever moves the clock calls {@link #pause}, fires what lies in between by {@link #between}
 * and {@link #fire}, moves it, and calls {@link #resume}.
 */
public final class Schedules implements Pump {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Map<String, ScheduleSpec> specs = new TreeMap<>();
  private final Map<String, ScheduleExpression> expressions = new TreeMap<>();
  private final ScheduledEvent event;
  private final Account account;
  private final Invoker invoker;
  private final SqsClient queues;
  private final LaptopClock clock;
  private final Supplier<String> executionIds;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger atWork = new AtomicInteger();
  private final AtomicLong carried = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Instant firedUpTo;
  private boolean paused;

  /**
   * Schedules that have not begun.
   *
   * @throws IllegalArgumentException when an expression is not one
   */
  public Schedules(
      List<ScheduleSpec> specs,
      Account account,
      Invoker invoker,
      SqsClient queues,
      LaptopClock clock,
      Supplier<String> executionIds) {
    for (var spec : specs) {
      this.specs.put(spec.name(), spec);
      expressions.put(spec.name(), ScheduleExpression.parse(spec.expression()));
    }
    this.account = account;
    this.event = new ScheduledEvent(account);
    this.invoker = invoker;
    this.queues = queues;
    this.clock = clock;
    this.executionIds = executionIds;
    this.firedUpTo = clock.now();
  }

  @Override
  public String name() {
    return "schedules";
  }

  /** Begins with what is due after now. */
  @Override
  public void start() {
    resume();
    threads.execute(this::keepTime);
  }

  /** True when no firing is at work; one that waits for its next attempt is. */
  @Override
  public boolean idle() {
    return atWork.get() == 0;
  }

  @Override
  public long carried() {
    return carried.get();
  }

  /**
   * Fires nothing by itself until {@link #resume}. Further attempts of what failed follow at once
   * meanwhile: the clock is about to pass over the time that they would wait.
   */
  public void pause() {
    lock.lock();
    try {
      paused = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with what is due after now; what was due before is left out. */
  public void resume() {
    lock.lock();
    try {
      paused = false;
      firedUpTo = clock.now();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What is due after {@code from} up to and with {@code to}, in order of time, then of name. */
  public Iterator<Firing> between(Instant from, Instant to) {
    return new Iterator<>() {
      private Map<String, Instant> upcoming = upcoming(from);

      @Override
      public boolean hasNext() {
        return first(upcoming).filter(firing -> !firing.scheduledTime().isAfter(to)).isPresent();
      }

      @Override
      public Firing next() {
        var firing = first(upcoming).orElseThrow();
        var name = firing.schedule().name();
        upcoming.remove(name);
        due(name, firing.scheduledTime()).ifPresent(time -> upcoming.put(name, time));
        return firing;
      }
    };
  }

  private Map<String, Instant> upcoming(Instant after) {
    Map<String, Instant> upcoming = new TreeMap<>();
    specs.keySet().forEach(name -> due(name, after).ifPresent(time -> upcoming.put(name, time)));
    return upcoming;
  }

  private Optional<Firing> first(Map<String, Instant> upcoming) {
    return upcoming.entrySet().stream()
        .min(
            Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new Firing(spec(entry.getKey()), entry.getValue()));
  }

  private Optional<Instant> due(String name, Instant after) {
    var expression = expressions.get(name);
    return expression == null ? Optional.empty() : expression.next(after, spec(name).zone());
  }

  private ScheduleSpec spec(String name) {
    var spec = specs.get(name);
    if (spec == null) {
      throw new IllegalArgumentException("no schedule " + name + "; there are " + specs.keySet());
    }
    return spec;
  }

  /** Fires what {@link #between} gives, one after another; returns how many that were. */
  public int fireBetween(Instant from, Instant to) {
    int fired = 0;
    for (var firings = between(from, to); firings.hasNext(); fired++) {
      fire(firings.next());
    }
    return fired;
  }

  /**
   * Fires a schedule now, whether it is due or not.
   *
   * @throws IllegalArgumentException when there is no such schedule
   */
  public void run(String schedule) {
    fire(new Firing(spec(schedule), clock.now().truncatedTo(ChronoUnit.SECONDS)));
  }

  /** Makes the first attempt and waits for it; further attempts follow by themselves. */
  public void fire(Firing firing) {
    atWork.incrementAndGet();
    boolean goesOn = false;
    try {
      var executionId = executionIds.get();
      var failure = attempt(firing, executionId, 1);
      goesOn = failure.isPresent() && !threads.isShutdown();
      if (failure.isPresent() && goesOn) {
        threads.execute(() -> tryAgainAndFinish(firing, executionId, failure.get()));
      }
    } finally {
      if (!goesOn) {
        atWork.decrementAndGet();
      }
    }
  }

  private Optional<FunctionFailed> attempt(Firing firing, String executionId, int number) {
    atWork.incrementAndGet();
    carried.incrementAndGet();
    try {
      var text = event.of(firing, executionId, number);
      var _ = invoker.invoke(firing.schedule().function(), text.getBytes(StandardCharsets.UTF_8));
      return Optional.empty();
    } catch (FunctionFailed e) {
      return Optional.of(e);
    } finally {
      atWork.decrementAndGet();
    }
  }

  private void tryAgainAndFinish(Firing firing, String executionId, FunctionFailed first) {
    try {
      tryAgain(firing, executionId, first);
    } finally {
      atWork.decrementAndGet();
    }
  }

  /** Waits, but no longer than until the clock is to be moved. */
  private void await(Duration pause) throws InterruptedException {
    lock.lock();
    try {
      var left = pause.toNanos();
      while (!paused && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void tryAgain(Firing firing, String executionId, FunctionFailed first) {
    var policy = firing.schedule().retryPolicy();
    var failure = first;
    var pause = FIRST_PAUSE;
    int retries = 0;
    try {
      while (retries < policy.maximumRetryAttempts() && !tooOld(firing)) {
        await(pause);
        pause =
            Comparator.<Duration>naturalOrder().compare(pause, LONGEST_PAUSE.dividedBy(2)) > 0
                ? LONGEST_PAUSE
                : pause.multipliedBy(2);
        retries++;
        var again = attempt(firing, executionId, retries + 1);
        if (again.isEmpty()) {
          return;
        }
        failure = again.get();
      }
      giveUp(firing, executionId, failure, retries);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tooOld(Firing firing) {
    var age = Duration.between(firing.scheduledTime(), clock.now());
    return age.compareTo(firing.schedule().retryPolicy().maximumEventAge()) > 0;
  }

  private void giveUp(Firing firing, String executionId, FunctionFailed failure, int retries) {
    var schedule = firing.schedule();
    System.err.println(
        "schedule " + schedule.name() + ": gave up after " + (retries + 1) + " attempts");
    if (schedule.deadLetterQueue().isEmpty()) {
      return;
    }
    var attributes =
        Map.of(
            "ERROR_CODE", text(failure.errorType()),
            "ERROR_MESSAGE", text(String.valueOf(failure.getMessage())),
            "EXECUTION_ID", text(executionId),
            "EXHAUSTED_RETRY_CONDITION",
                text(tooOld(firing) ? "MaximumEventAgeInSeconds" : "MaximumRetryAttempts"),
            "RETRY_ATTEMPTS", text(Integer.toString(retries)),
            "SCHEDULED_TIME", text(firing.scheduledTime().toString()),
            "SCHEDULE_ARN", text(account.scheduleArn(schedule.name())),
            "TARGET_ARN", text(account.functionArn(schedule.function())));
    try {
      var url =
          queues
              .getQueueUrl(request -> request.queueName(schedule.deadLetterQueue().get()))
              .queueUrl();
      queues.sendMessage(request ->
          request
              .queueUrl(url)
              .messageBody(event.of(firing, executionId, retries + 1))
              .messageAttributes(attributes));
    } catch (SdkException e) {
      System.err.println("schedule " + schedule.name() + ": its dead letter is lost: " + e);
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder()
        .dataType("String")
        .stringValue(value.isEmpty() ? "-" : value)
        .build();
  }

  private void keepTime() {
    lock.lock();
    try {
      while (!threads.isShutdown()) {
        var next = paused ? Optional.<Firing>empty() : first(upcoming(firedUpTo));
        if (next.isEmpty()) {
          changed.await();
          continue;
        }
        var wait = Duration.between(clock.now(), next.get().scheduledTime());
        if (wait.isPositive()) {
          var _ = changed.awaitNanos(wait.toNanos());
        } else {
          fireDue(next.get().scheduledTime());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void fireDue(Instant upTo) {
    for (var firings = between(firedUpTo, upTo); firings.hasNext(); ) {
      var firing = firings.next();
      threads.execute(() -> fire(firing));
    }
    firedUpTo = upTo;
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
