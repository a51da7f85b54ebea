package dev.astrolabe.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
  @TempDir private Path home;

  @BeforeEach
  void aHome() throws IOException {
    Files.writeString(home.resolve("template.yaml"), "Resources: {}");
    Files.createDirectories(home.resolve("functions/intake/target"));
    Files.writeString(home.resolve("functions/intake/target/intake.zip"), "code");
  }

  private Snapshot snapshot() throws IOException {
    return Snapshot.of(home.resolve("all"), home, Map.of("TimeZone", "Asia/Dubai"));
  }

  private void fill(Snapshot snapshot) throws IOException {
    var folder = snapshot.begin();
    Files.createDirectories(folder.resolve("tables"));
    Files.writeString(folder.resolve("tables/leads"), "400");
    Files.createDirectories(folder.resolve("logs"));
    Files.writeString(folder.resolve("logs/scoring.log"), "line");
    snapshot.finish(folder);
  }

  @Test
  void isThereOnceItWasFinishedAndCopiesAllButLogs() throws IOException {
    assertThat(snapshot().exists()).isFalse();
    fill(snapshot());

    assertThat(snapshot().exists()).isTrue();
    snapshot().copyTo(home.resolve("copy"));
    assertThat(home.resolve("copy/tables/leads")).hasContent("400");
    assertThat(home.resolve("copy/logs")).doesNotExist();
  }

  @Test
  void isNotThereWhileItIsOnlyHalfFilled() throws IOException {
    var folder = snapshot().begin();
    Files.writeString(folder.resolve("half"), "of it");

    assertThat(snapshot().exists()).isFalse();
  }

  @Test
  void anotherZipTemplateOrParameterIsAnotherSnapshotAndTheOldOneGoes() throws IOException {
    fill(snapshot());
    Files.writeString(home.resolve("functions/intake/target/intake.zip"), "other code");
    assertThat(snapshot().exists()).isFalse();
    fill(snapshot());
    assertThat(snapshot().exists()).isTrue();
    try (var all = Files.list(home.resolve("all"))) {
      assertThat(all).hasSize(1);
    }

    Files.writeString(home.resolve("template.yaml"), "Resources: {A: {}}");
    assertThat(snapshot().exists()).isFalse();
    Files.writeString(home.resolve("template.yaml"), "Resources: {}");
    assertThat(snapshot().exists()).isTrue();
    assertThat(Snapshot.of(home.resolve("all"), home, Map.of("TimeZone", "UTC")).exists())
        .isFalse();
  }

  @Test
  void whoComesSecondKeepsTheFirst() throws IOException {
    var folder = snapshot().begin();
    Files.writeString(folder.resolve("second"), "x");
    fill(snapshot());

    snapshot().finish(folder);

    snapshot().copyTo(home.resolve("copy"));
    assertThat(home.resolve("copy/tables/leads")).exists();
    assertThat(home.resolve("copy/second")).doesNotExist();
    assertThat(folder).doesNotExist();
  }
}
