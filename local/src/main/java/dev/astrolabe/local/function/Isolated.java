package dev.astrolabe.local.function;

import dev.astrolabe.local.engine.ChildProcess;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.function.attached.AttachedRuntime;
import dev.astrolabe.local.template.FunctionSpec;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function in a JVM of its own, under the official runtime interface client, with the variables
 * of Lambda only. The JVM ends with this one, even if this one is killed: it reads from a pipe that
 * only this process holds open.
 */
final class Isolated implements ExecutionEnvironment {
  private static final String NATIVE_LIBRARY =
      "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=";
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final FunctionSpec spec;
  private final FunctionLogs logs;
  private final RuntimeApi api;
  private final Process process;
  private volatile boolean usable = true;

  private Isolated(FunctionSpec spec, FunctionLogs logs, RuntimeApi api, Process process) {
    this.spec = spec;
    this.logs = logs;
    this.api = api;
    this.process = process;
  }

  /** Starts the JVM and waits until the function is constructed in it. */
  static Isolated create(
      FunctionSpec spec,
      Map<String, String> environment,
      Code code,
      RuntimeClient client,
      FunctionLogs logs,
      InstantSource machine)
      throws FunctionFailed, InterruptedException {
    RuntimeApi api;
    Process process;
    try {
      api = RuntimeApi.listen(spec, machine);
      process = start(spec, environment, code, client, logs, api.address());
    } catch (IOException e) {
      throw new FunctionFailed(
          spec.id(), "Sandbox.Failure", "its JVM does not start: " + e.getMessage());
    }
    var made = new Isolated(spec, logs, api, process);
    var _ =
        process
            .onExit()
            .thenAccept(ended -> {
              made.usable = false;
              api.ended("its JVM ended with exit status " + ended.exitValue());
            });
    try {
      made.await(api.ready(), LONGEST_START, "start");
    } catch (FunctionFailed e) {
      made.close();
      throw e;
    }
    return made;
  }

  private static Process start(
      FunctionSpec spec,
      Map<String, String> environment,
      Code code,
      RuntimeClient client,
      FunctionLogs logs,
      String address)
      throws IOException {
    List<Path> classpath = new ArrayList<>(client.classpath());
    classpath.add(code.root());
    classpath.addAll(code.jars());
    var builder =
        ChildProcess.jvm(
            List.of(
                "-Xmx" + spec.memory() * 4 / 5 + "m",
                "--enable-native-access=ALL-UNNAMED",
                NATIVE_LIBRARY + client.nativeLibrary(),
                "-cp",
                String.join(File.pathSeparator, classpath.stream().map(Path::toString).toList()),
                AttachedRuntime.class.getName(),
                spec.handler() + "::handleRequest"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", address);
    builder.environment().put("_HANDLER", spec.handler() + "::handleRequest");
    builder.environment().put("LAMBDA_TASK_ROOT", code.root().toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logs.file(spec.id()).toFile()));
    return builder.start();
  }

  @Override
  public byte[] invoke(byte[] event) throws FunctionFailed, InterruptedException {
    return await(api.offer(event), spec.timeout(), "finish");
  }

  private <T> T await(CompletableFuture<T> answer, Duration limit, String what)
      throws FunctionFailed, InterruptedException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      usable = false;
      var message = "Task timed out after " + limit.toSeconds() + " seconds: it did not " + what;
      logs.line(spec.id(), message);
      throw new FunctionFailed(spec.id(), "Sandbox.Timedout", message);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FunctionFailed failed) {
        throw failed;
      }
      throw new FunctionFailed(spec.id(), "Sandbox.Failure", String.valueOf(e.getCause()));
    }
  }

  @Override
  public boolean usable() {
    return usable && process.isAlive();
  }

  @Override
  public void close() {
    usable = false;
    process.destroyForcibly();
    api.close();
  }
}
