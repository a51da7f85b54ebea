package dev.astrolabe.local.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts {@code astrolabe up} once for the whole suite, as its own process on a free port, and
 * stops it at the end.
 *
 * <p>With {@code ASTROLABE_STACK} in the environment, the file that describes a deployed stack,
 * functions run on the tables and queues that are there. With the property {@code astrolabe.ahead},
 * a duration, the clock is moved first; with {@code astrolabe.isolated} each function has a JVM of
 * its own.
 */
public final class RunningStack implements ParameterResolver {
  static final String FINANCE = "finance@laptop.example";
  static final String PEOPLE = "people@laptop.example";

  /** A company that reads its reports, and whose days are not UTC's. */
  private static final List<String> COMPANY =
      List.of(
          "--parameter",
          "FinanceAddress=" + FINANCE,
          "--parameter",
          "PeopleAddress=" + PEOPLE,
          "--parameter",
          "TimeZone=Asia/Dubai");

  /** The process and its door, closed with the suite. */
  private record Started(StackProcess process, Api api) implements AutoCloseable {
    @Override
    public void close() {
      process.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
    var type = parameter.getParameter().getType();
    return type == Api.class || type == StackProcess.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext extension) {
    var started =
        extension
            .getRoot()
            .getStore(ExtensionContext.Namespace.GLOBAL)
            .getOrComputeIfAbsent("stack", key -> start(), Started.class);
    return parameter.getParameter().getType() == Api.class ? started.api() : started.process();
  }

  private static Started start() {
    try {
      List<String> options = new ArrayList<>();
      Optional.ofNullable(System.getenv("ASTROLABE_STACK"))
          .ifPresentOrElse(
              file -> options.addAll(List.of("--stack", file)), () -> options.addAll(COMPANY));
      if (Boolean.getBoolean("astrolabe.isolated")) {
        options.add("--isolated");
      }
      var process = StackProcess.start(options);
      var api = process.ready();
      var ahead = System.getProperty("astrolabe.ahead", "");
      if (!ahead.isEmpty()) {
        api.moveClock(api.now().plus(Duration.parse(ahead)));
      }
      return new Started(process, api);
    } catch (Exception e) {
      throw new IllegalStateException("the stack did not start", e);
    }
  }

  /** Asks again and again until there is an answer. */
  interface Question<T> {
    Optional<T> ask() throws Exception;
  }

  /**
   * Waits for an answer to {@code question} and fails, saying what was awaited, when none comes.
   */
  static <T> T eventually(String what, Question<T> question) throws Exception {
    var deadline = Instant.now().plus(Duration.ofSeconds(60));
    while (Instant.now().isBefore(deadline)) {
      var answer = question.ask();
      if (answer.isPresent()) {
        return answer.get();
      }
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("not within a minute: " + what);
  }
}
