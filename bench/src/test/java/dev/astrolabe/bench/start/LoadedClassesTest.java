package dev.astrolabe.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadedClassesTest {
  @Test
  void countsOneClassALineAndTellsLambdasByTheirOwner(@TempDir Path folder) throws IOException {
    var bare =
        read(folder, "java.lang.Object source: shared objects file", "a.b.C source: file:/c.jar");
    var ours =
        read(
            folder,
            "java.lang.Object source: shared objects file",
            "a.b.C source: file:/c.jar",
            "dev.astrolabe.model.lead.Lead source: file:/m.jar",
            "dev.astrolabe.model.lead.Lead$$Lambda/0x00007f source: dev.astrolabe.model.lead.Lead",
            "java.lang.invoke.LambdaForm$MH/0x00007e source: __JVM_LookupDefineClass__",
            "a line of something else");

    assertThat(bare.count()).isEqualTo(2);
    assertThat(ours.count()).isEqualTo(5);
    assertThat(ours.moreThan(bare))
        .isEqualTo(
            Map.of(
                "dev.astrolabe.model.lead", 1,
                "lambdas of dev.astrolabe.model.lead", 1,
                "java.lang.invoke", 1));
  }

  private static LoadedClasses read(Path folder, String... lines) throws IOException {
    return LoadedClasses.read(Files.write(folder.resolve("classes.log"), List.of(lines)));
  }
}
