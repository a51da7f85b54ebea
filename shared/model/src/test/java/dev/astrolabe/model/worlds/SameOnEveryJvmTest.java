package dev.astrolabe.model.worlds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Interpreted, compiled by the first compiler or by both, in another language and time zone: the
 * same assessments to the bit.
 */
class SameOnEveryJvmTest {
  private static final String WORLDS = "200";

  private static final Map<String, List<String>> JVMS =
      Map.of(
          "interpreted", List.of("-Xint"),
          "first compiler", List.of("-XX:TieredStopAtLevel=1"),
          "both compilers", List.of(),
          "both, in Tehran",
              List.of("-Duser.language=fa", "-Duser.country=IR", "-Duser.timezone=Asia/Tehran"));

  @Test
  void assessmentsAreTheSameBitForBit() throws IOException, InterruptedException {
    var running = new LinkedHashMap<String, Process>();
    for (var jvm : JVMS.entrySet()) {
      running.put(jvm.getKey(), started(jvm.getValue()));
    }
    var fingerprints = new LinkedHashMap<String, String>();
    for (var jvm : running.entrySet()) {
      var said = new String(jvm.getValue().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(jvm.getValue().waitFor()).as("%s said %s", jvm.getKey(), said).isZero();
      fingerprints.put(jvm.getKey(), said.strip());
    }

    assertThat(fingerprints.values()).allMatch(print -> print.matches("[0-9a-f]{64}"));
    assertThat(fingerprints.values().stream().distinct()).as(fingerprints.toString()).hasSize(1);
  }

  private static Process started(List<String> options) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Fingerprint.class.getName(), WORLDS));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
