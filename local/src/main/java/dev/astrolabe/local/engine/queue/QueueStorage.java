package dev.astrolabe.local.engine.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.util.Either;
import scalikejdbc.ConnectionPool$;

/**
 * ElasticMQ's own storage of queues and messages, an H2 database in one file.
 *
 * <p>H2 writes a change through to the file system at once ({@code WRITE_DELAY=0}; by itself it
 * waits half a second, which a killed process would forget).
 */
final class QueueStorage {
  private static final Duration LONGEST_RESTORE = Duration.ofSeconds(30);
  private static final String USER = "astrolabe";
  private static final String NO_PASSWORD = "";

  private final String url;

  private QueueStorage(String url) {
    this.url = url;
  }

  /**
   * Opens the file, made where it is not there.
   *
   * @throws IOException when it cannot be opened, for one because another stack has it open
   */
  static QueueStorage open(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
    var storage =
        new QueueStorage(
            "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    try (var connection = storage.connect()) {
      comeBack(connection);
    } catch (SQLException e) {
      throw new IOException(
          "the queues in "
              + file
              + " do not open, perhaps another stack uses this data folder: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
    return storage;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, USER, NO_PASSWORD);
  }

  /**
   * Whoever had received a message has ended with the run before: it need not stay hidden for the
   * rest of its visibility timeout.
   */
  private static void comeBack(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var found = connection.getMetaData().getTables(null, "PUBLIC", "MESSAGE_%", null)) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    try (var statement = connection.createStatement()) {
      for (var table : tables) {
        var _ =
            statement.executeUpdate(
                "update \"" + table + "\" set next_delivery = created where receive_count > 0");
      }
    }
  }

  /**
   * Starts the part of ElasticMQ that manages queues, with all queues and messages of the file.
   *
   * @throws IOException when they cannot be read
   */
  ActorRef restore(ActorSystem actors) throws IOException, InterruptedException {
    takeThisFile();
    var config =
        new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, USER, NO_PASSWORD, false);
    var keeper =
        actors.actorOf(
            Props.create(
                SqlQueuePersistenceActor.class,
                config,
                scala.collection.immutable.List$.MODULE$.empty()));
    var manager =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class,
                new NowProvider(),
                SQSRestServerBuilder.sqsLimits(),
                Option.apply(keeper)));
    var restored =
        Patterns.ask(keeper, new QueueEvent.Restore(manager), LONGEST_RESTORE)
            .toCompletableFuture();
    try {
      if (restored.get(LONGEST_RESTORE.toSeconds(), TimeUnit.SECONDS) instanceof Either<?, ?> either
          && either.isLeft()) {
        throw new IOException("the kept queues were not restored: " + either);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the kept queues were not restored: " + e.getMessage(), e);
    }
    return manager;
  }

  /** ElasticMQ by itself opens its first file only, and uses that for the rest of the process. */
  private void takeThisFile() {
    var pools = ConnectionPool$.MODULE$;
    var settings = pools.singleton$default$4();
    pools.singleton(
        url,
        USER,
        NO_PASSWORD,
        settings,
        pools.singleton$default$5(url, USER, NO_PASSWORD, settings));
  }

  /** Closes the file. What is in it was in it before. */
  void close() {
    ConnectionPool$.MODULE$.closeAll();
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException e) {
      System.err.println("queues: the file was not closed: " + e.getMessage());
    }
  }
}
