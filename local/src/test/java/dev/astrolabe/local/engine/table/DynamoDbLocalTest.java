package dev.astrolabe.local.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.Eventually;
import dev.astrolabe.local.engine.RunningEngines;
import dev.astrolabe.local.engine.TableSpec;
import dev.astrolabe.local.engine.TableSpec.AttributeType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbLocalTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder = Path.of("");

  /** A stack that somebody kills: starts DynamoDB Local, says its process, and waits. */
  static final class Stack {
    private Stack() {}

    public static void main(String[] arguments) throws Exception {
      var tables =
          DynamoDbLocal.start(
              Path.of(arguments[0]), Optional.empty(), Path.of(arguments[1]), PATIENCE);
      System.out.println(tables.process().pid());
      Thread.currentThread().join();
    }
  }

  @Test
  void endsWithTheProcessThatStartedItEvenWhenThatIsKilled() throws Exception {
    var stack =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Stack.class.getName(),
                RunningEngines.DYNAMODB_HOME.toString(),
                folder.resolve("errors").toString())
            .redirectError(folder.resolve("stack").toFile())
            .start();
    var said = stack.inputReader(StandardCharsets.UTF_8).readLine();
    var tables = ProcessHandle.of(Long.parseLong(said)).orElseThrow();
    assertThat(tables.isAlive()).isTrue();

    stack.destroyForcibly(); // kill -9: nothing of ours runs any more in that process

    Eventually.holds(() -> !tables.isAlive());
  }

  @Test
  void keepsItsTablesInAFolderAndListensToThisMachineOnly() throws Exception {
    var table =
        new TableSpec(
            "Kept",
            new TableSpec.Key(new TableSpec.Attribute("pk", AttributeType.S), Optional.empty()),
            List.of(),
            Optional.empty(),
            Optional.empty());
    var item = Map.of("pk", AttributeValue.fromS("a"));
    var data = Optional.of(folder.resolve("data"));

    try (var tables = start(data);
        var connections = connect(tables)) {
      assertThat(tables.endpoint().getHost()).isEqualTo("127.0.0.1");
      new Tables(connections.tables()).create(table);
      connections.tables().putItem(request -> request.tableName("Kept").item(item));
    }

    try (var tables = start(data);
        var connections = connect(tables)) {
      new Tables(connections.tables()).create(table);
      assertThat(connections.tables().scan(request -> request.tableName("Kept")).items())
          .containsExactly(item);
    }
  }

  private DynamoDbLocal start(Optional<Path> data) throws IOException, InterruptedException {
    return DynamoDbLocal.start(
        RunningEngines.DYNAMODB_HOME, data, folder.resolve("errors"), PATIENCE);
  }

  private static Connections connect(DynamoDbLocal tables) {
    return Connections.to(
        tables.endpoint(), URI.create("http://127.0.0.1:9"), Account.LAPTOP.region());
  }

  @Test
  void saysWhatIsMissingWhenTheBuildHasNotPutItThere() {
    assertThatThrownBy(
            () -> DynamoDbLocal.start(folder, Optional.empty(), folder.resolve("errors"), PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("mvn package");
  }
}
