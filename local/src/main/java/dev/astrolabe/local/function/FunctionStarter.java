package dev.astrolabe.local.function;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.FunctionFailed;
import dev.astrolabe.local.template.FunctionSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the functions of a template in place. Nothing of theirs runs before it is asked for. */
public final class FunctionStarter {
  /** More would not run any faster on a laptop. */
  private static final int MOST_IN_PROCESS = 8;

  /** Each takes a JVM. */
  private static final int MOST_ISOLATED = 2;

  /**
   * Further environment variables of a function: where services answer, and whose credentials it
   * has.
   */
  public interface Surroundings {
    Map<String, String> of(FunctionSpec function) throws FunctionFailed;
  }

  private final Path work;
  private final Account account;
  private final FunctionLogs logs;
  private final Surroundings surroundings;

  /**
   * Prepares the starting.
   *
   * @param work a folder for unpacked code
   */
  public FunctionStarter(Path work, Account account, FunctionLogs logs, Surroundings surroundings) {
    this.work = work;
    this.account = account;
    this.logs = logs;
    this.surroundings = surroundings;
  }

  /** All functions inside this process. */
  public Functions inProcess(List<FunctionSpec> specs) throws IOException {
    var code = unpack(specs);
    var classes = new FunctionClasses(code);
    Map<String, EnvironmentPool> pools = new LinkedHashMap<>();
    for (var spec : specs) {
      var loader = classes.of(spec.id());
      pools.put(
          spec.id(),
          new EnvironmentPool(
              () -> InProcess.create(spec, environment(spec), loader, logs),
              atMost(spec, MOST_IN_PROCESS)));
    }
    return new Functions(pools);
  }

  /** Each function in JVMs of its own, under the official runtime interface client. */
  public Functions isolated(List<FunctionSpec> specs, InstantSource machine) throws IOException {
    var code = unpack(specs);
    var client = RuntimeClient.unpack(work.resolve("runtime"));
    Map<String, EnvironmentPool> pools = new LinkedHashMap<>();
    for (var spec : specs) {
      var own = code.get(spec.id());
      if (own == null) {
        throw new IllegalStateException("no code of " + spec.id());
      }
      pools.put(
          spec.id(),
          new EnvironmentPool(
              () -> Isolated.create(spec, environment(spec), own, client, logs, machine),
              atMost(spec, MOST_ISOLATED)));
    }
    return new Functions(pools);
  }

  private Map<String, Code> unpack(List<FunctionSpec> specs) throws IOException {
    Map<String, Code> code = new LinkedHashMap<>();
    for (var spec : specs) {
      code.put(
          spec.id(),
          Code.unpack(spec.zip(), work.resolve("code").resolve(spec.id()), work.resolve("lib")));
    }
    return code;
  }

  private static int atMost(FunctionSpec spec, int bound) {
    return Math.max(1, Math.min(spec.reservedConcurrency().orElse(bound), bound));
  }

  /** The variables that the template names, and those that Lambda adds. */
  private Map<String, String> environment(FunctionSpec spec) throws FunctionFailed {
    Map<String, String> variables = new HashMap<>(spec.environment());
    variables.put("AWS_REGION", account.region());
    variables.put("AWS_DEFAULT_REGION", account.region());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    variables.put("AWS_LAMBDA_FUNCTION_NAME", spec.id());
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(spec.memory()));
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + spec.id());
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", "laptop");
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("LANG", "en_US.UTF-8");
    variables.put("TZ", ":UTC");
    variables.putAll(surroundings.of(spec));
    return variables;
  }
}
