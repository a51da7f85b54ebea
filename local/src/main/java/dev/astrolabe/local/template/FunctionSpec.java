package dev.astrolabe.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function of the template.
 *
 * @param id its logical id
 * @param zip what Maven built of it
 * @param handler the class of the handler, a RequestStreamHandler
 * @param timeout after which an invocation is given up
 * @param memory in MiB
 * @param reservedConcurrency how many of it may run at once, where the template says
 * @param role the ARN of the role whose permissions it has, where the template names one
 * @param line where the template names its zip
 */
public record FunctionSpec(
    String id,
    Path zip,
    String handler,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    OptionalInt reservedConcurrency,
    Optional<String> role,
    int line) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
  }
}
