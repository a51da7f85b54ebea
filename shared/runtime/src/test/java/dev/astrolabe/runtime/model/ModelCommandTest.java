package dev.astrolabe.runtime.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCommandTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void saysThatTheDefaultModelIsValid() throws IOException {
    var file = file("default.json", DefaultModel.json());

    assertThat(run("check", file)).isZero();
    assertThat(printed())
        .isEqualTo(
            file
                + ": valid. default@1 has 11 rules of fit, 26 rules of engagement, 1 rule of silence"
                + " and 28 golden leads; stages with rules: MQL, PQL, SQL\n");
  }

  @Test
  void triesTheGoldenLeads() throws IOException {
    var file = file("default.json", DefaultModel.json());

    assertThat(run("test", file)).isZero();
    assertThat(printed())
        .startsWith(
            "ok      نگار احمدی, Alborz Trading, at 2026-10-05T05:00:00Z: expected SQL A1 85.991543;"
                + " is SQL A1 85.991543\n")
        .endsWith("\n28 golden leads, all as expected\n");
  }

  @Test
  void showsWhichGoldenLeadComesOutOtherwise() throws IOException {
    var changed =
        new String(DefaultModel.json(), UTF_8)
            .replace("\"points\": 20,", "\"points\": 21,")
            .getBytes(UTF_8);
    var file = file("heavier.json", changed);

    assertThat(run("test", file)).isOne();
    assertThat(printed())
        .contains(
            "DIFFERS نگار احمدی, Alborz Trading, at 2026-10-05T05:00:00Z: expected SQL A1 85.991543;"
                + " is SQL A1 86.964412\n")
        .endsWith("\n28 golden leads, 4 not as expected\n");
  }

  @Test
  void printsEveryProblemWithItsLine() throws IOException {
    var file = file("wrong.json", "{\n  \"name\": 7,\n  \"fit\": {}\n}".getBytes(UTF_8));

    assertThat(run("check", file)).isOne();
    assertThat(printed())
        .isEqualTo(
            file
                + """
                : 5 problems
                  line 2, /name: expected a name (a lower-case letter, then lower-case letters, digits or hyphens, at most 64 in all), found the number 7
                  line 3, /fit: the property "rules" is missing
                  line 1, the document: the property "engagement" is missing
                  line 1, the document: the property "grading" is missing
                  line 1, the document: the property "stages" is missing
                """);
    printed.reset();
    assertThat(run("test", file)).isOne();
    assertThat(printed()).startsWith(file + ": 5 problems\n");
  }

  @Test
  void saysSoWhenThereAreNoGoldenLeads() throws IOException {
    var file =
        file(
            "bare.json",
            """
            {"name": "bare", "fit": {"rules": []}, "engagement": {"rules": []},
             "grading": {"fit": [3, 2, 1], "engagement": [3, 2, 1]}, "stages": {}}
            """
                .getBytes(UTF_8));

    assertThat(run("test", file)).isZero();
    assertThat(printed()).isEqualTo(file + ": no golden leads stand in it\n");
    printed.reset();
    assertThat(run("check", file)).isZero();
    assertThat(printed())
        .isEqualTo(
            file
                + ": valid. bare@0 has 0 rules of fit, 0 rules of engagement, 0 rules of silence and"
                + " 0 golden leads; stages with rules: none\n");
  }

  @Test
  void saysWhichFileCannotBeRead() throws IOException {
    var missing = folder.resolve("missing.json").toString();

    assertThat(run("check", missing)).isOne();
    assertThat(printed()).isEqualTo(missing + ": there is no such file\n");
    printed.reset();
    assertThat(run("check", folder.toString())).isOne();
    assertThat(printed()).startsWith(folder + ": cannot be read (");
    printed.reset();
    assertThat(run("check", file("huge.json", new byte[ModelDocument.LARGEST + 5]))).isOne();
    assertThat(printed())
        .endsWith(
            "line 1, the document: the document is larger than 262144 bytes, the most that is read\n");
  }

  @Test
  void explainsItsUseWhenMisused() {
    for (var args : new String[][] {{}, {"check"}, {"publish", "x"}, {"check", "x", "y"}}) {
      printed.reset();
      assertThat(run(args)).isEqualTo(2);
      assertThat(printed()).startsWith("usage: astrolabe model check FILE.json");
    }
  }

  private int run(String... args) {
    return ModelCommand.run(args, new PrintStream(printed, true, UTF_8));
  }

  private String printed() {
    return printed.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }
}
