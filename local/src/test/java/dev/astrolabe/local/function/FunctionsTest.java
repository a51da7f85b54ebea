package dev.astrolabe.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.FunctionFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same behaviour in this process and in JVMs of their own. */
class FunctionsTest {
  enum Way {
    IN_PROCESS,
    ISOLATED
  }

  @TempDir private Path folder;

  private Functions start(
      Way way, FunctionLogs logs, Duration timeout, Map<String, String> variables)
      throws IOException {
    var spec = SampleZip.spec("Echo", SampleZip.write(folder), timeout, variables);
    var starter =
        new FunctionStarter(folder.resolve("work"), Account.LAPTOP, logs, function -> Map.of());
    return way == Way.IN_PROCESS
        ? starter.inProcess(List.of(spec))
        : starter.isolated(List.of(spec), InstantSource.system());
  }

  private static String invoke(Functions functions, String event) throws FunctionFailed {
    return new String(
        functions.invoke("Echo", event.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void givesAFunctionItsVariablesAndItsEventAndKeepsItsInstance(Way way) throws Exception {
    try (var logs = new FunctionLogs(folder.resolve("logs"));
        var functions = start(way, logs, Duration.ofSeconds(30), Map.of("GREETING", "salam"))) {
      assertThat(invoke(functions, "{\"a\":1}"))
          .startsWith(
              "{\"greeting\":\"salam\",\"event\":{\"a\":1},\"function\":\"Echo\",\"count\":1,\"remaining\":true");
      assertThat(invoke(functions, "2")).contains("\"event\":2").contains("\"count\":2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatAFunctionThrewAndGoesOn(Way way) throws Exception {
    try (var logs = new FunctionLogs(folder.resolve("logs"));
        var functions = start(way, logs, Duration.ofSeconds(30), Map.of("GREETING", "salam"))) {
      assertThatThrownBy(() -> invoke(functions, "\"throw\""))
          .isInstanceOf(FunctionFailed.class)
          .hasMessageContaining("thrown as asked")
          .extracting(thrown -> ((FunctionFailed) thrown).errorType())
          .isEqualTo("java.lang.IllegalArgumentException");
      assertThat(invoke(functions, "2")).contains("\"event\":2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesUpAFunctionThatDoesNotEndAndStartsAnother(Way way) throws Exception {
    try (var logs = new FunctionLogs(folder.resolve("logs"));
        var functions = start(way, logs, Duration.ofSeconds(2), Map.of("GREETING", "salam"))) {
      assertThatThrownBy(() -> invoke(functions, "\"hang\""))
          .hasMessage("Task timed out after 2 seconds: it did not finish");
      assertThat(invoke(functions, "2")).contains("\"count\":1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void failsAtTheStartWithoutAVariable(Way way) throws Exception {
    try (var logs = new FunctionLogs(folder.resolve("logs"));
        var functions = start(way, logs, Duration.ofSeconds(30), Map.of())) {
      assertThatThrownBy(() -> functions.start("Echo"))
          .isInstanceOf(FunctionFailed.class)
          .hasMessageContaining("the variable GREETING is missing");
    }
  }

  @Test
  void startsAnotherJvmAfterOneEnded() throws Exception {
    try (var logs = new FunctionLogs(folder.resolve("logs"));
        var functions =
            start(Way.ISOLATED, logs, Duration.ofSeconds(30), Map.of("GREETING", "salam"))) {
      assertThatThrownBy(() -> invoke(functions, "\"exit\""))
          .hasMessage("its JVM ended with exit status 3");
      assertThat(invoke(functions, "2")).contains("\"count\":1");
    }
  }

  @Test
  void hidesTheStacksOwnClassesFromAFunction() throws Exception {
    try (var logs = new FunctionLogs(folder.resolve("logs"));
        var functions =
            start(Way.IN_PROCESS, logs, Duration.ofSeconds(30), Map.of("GREETING", "salam"))) {
      assertThat(invoke(functions, "1")).contains("\"stackVisible\":false");
    }
  }

  @Test
  void keepsWhatAFunctionPrintsInAFileOfItsOwn() throws Exception {
    var before = System.out;
    try (var logs = new FunctionLogs(folder.resolve("logs"))) {
      System.setOut(logs.route(before));
      try (var functions =
          start(Way.IN_PROCESS, logs, Duration.ofSeconds(30), Map.of("GREETING", "salam"))) {
        invoke(functions, "1");
      }
      assertThat(Files.readString(folder.resolve("logs/Echo.log"))).isEqualTo("{\"seen\":1}\n");
    } finally {
      System.setOut(before);
    }
  }
}
