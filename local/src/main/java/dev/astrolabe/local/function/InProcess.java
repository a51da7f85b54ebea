package dev.astrolabe.local.function;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.template.FunctionSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A function inside the stack's own process: one instance of its handler on one thread. */
final class InProcess implements ExecutionEnvironment {
  /** Lambda gives a function ten seconds to start. */
  private static final Duration LONGEST_START = Duration.ofSeconds(10);

  private final FunctionSpec spec;
  private final FunctionLogs logs;
  private final ExecutorService thread;
  private Optional<RequestStreamHandler> handler = Optional.empty();
  private volatile boolean usable = true;

  private InProcess(FunctionSpec spec, ClassLoader loader, FunctionLogs logs) {
    this.spec = spec;
    this.logs = logs;
    this.thread =
        Executors.newSingleThreadExecutor(task ->
            Thread.ofPlatform()
                .daemon()
                .name("function-" + spec.id())
                .unstarted(() -> {
                  logs.enter(spec.id());
                  Thread.currentThread().setContextClassLoader(loader);
                  task.run();
                }));
  }

  /**
   * Makes an instance of the handler as Lambda does, with the variables that the template gives to
   * it.
   */
  static InProcess create(
      FunctionSpec spec, Map<String, String> environment, ClassLoader loader, FunctionLogs logs)
      throws FunctionFailed, InterruptedException {
    var made = new InProcess(spec, loader, logs);
    try {
      made.handler =
          Optional.of(
              made.within(() -> construct(spec, environment, loader), LONGEST_START, "start"));
    } catch (FunctionFailed e) {
      made.close();
      throw e;
    }
    return made;
  }

  private static RequestStreamHandler construct(
      FunctionSpec spec, Map<String, String> environment, ClassLoader loader) throws Exception {
    try {
      var type = Class.forName(spec.handler(), true, loader).asSubclass(RequestStreamHandler.class);
      return type.getConstructor(Map.class).newInstance(environment);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case Exception cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  @Override
  public byte[] invoke(byte[] event) throws FunctionFailed, InterruptedException {
    var running = handler.orElseThrow();
    return within(
        () -> {
          var answer = new ByteArrayOutputStream();
          running.handleRequest(
              new ByteArrayInputStream(event),
              answer,
              InvocationContext.of(spec, System.nanoTime()));
          return answer.toByteArray();
        },
        spec.timeout(),
        "finish");
  }

  private <T> T within(Callable<T> work, Duration limit, String what)
      throws FunctionFailed, InterruptedException {
    var running = thread.submit(work);
    try {
      return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      usable = false;
      running.cancel(true);
      var message = "Task timed out after " + limit.toSeconds() + " seconds: it did not " + what;
      logs.line(spec.id(), message);
      throw new FunctionFailed(spec.id(), "Sandbox.Timedout", message);
    } catch (ExecutionException e) {
      var cause = e.getCause() == null ? e : e.getCause();
      logs.line(spec.id(), StackTraces.of(cause));
      throw new FunctionFailed(
          spec.id(), cause.getClass().getName(), String.valueOf(cause.getMessage()));
    }
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void close() {
    usable = false;
    thread.shutdownNow();
  }
}
