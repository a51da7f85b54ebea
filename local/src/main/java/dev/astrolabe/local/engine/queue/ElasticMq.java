package dev.astrolabe.local.engine.queue;

import dev.astrolabe.local.engine.Account;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;

/** ElasticMQ in this process, on a free port of the loopback address. */
public final class ElasticMq implements AutoCloseable {
  private static final Duration GRACE = Duration.create(1, TimeUnit.SECONDS);

  private final SQSRestServer server;
  private final ActorSystem actors;
  private final Optional<QueueStorage> storage;
  private final URI endpoint;

  private ElasticMq(
      SQSRestServer server, ActorSystem actors, Optional<QueueStorage> storage, URI endpoint) {
    this.server = server;
    this.actors = actors;
    this.storage = storage;
    this.endpoint = endpoint;
  }

  /** Starts it with its messages in memory, and waits until it answers. */
  public static ElasticMq start(Account account) {
    var actors = ActorSystem.create("queues");
    return started(SQSRestServerBuilder.withActorSystem(actors), account, actors, Optional.empty());
  }

  /**
   * Starts it with its queues and messages in a file, those of an earlier run among them, and waits
   * until it answers. A message is in the file before whoever sends it hears that it was taken, so
   * that a killed process forgets none.
   *
   * @throws IOException when the file cannot be used; the message says why
   */
  public static ElasticMq keeping(Account account, Path file)
      throws IOException, InterruptedException {
    var storage = QueueStorage.open(file);
    var actors = ActorSystem.create("queues");
    var manager = storage.restore(actors);
    var builder = SQSRestServerBuilder.withActorSystem(actors).withQueueManagerActor(manager);
    return started(builder, account, actors, Optional.of(storage));
  }

  private static ElasticMq started(
      TheSQSRestServerBuilder builder,
      Account account,
      ActorSystem actors,
      Optional<QueueStorage> storage) {
    var server =
        builder
            .withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(account.region())
            .withAWSAccountId(account.id())
            .start();
    var port = server.waitUntilStarted().localAddress().getPort();
    return new ElasticMq(server, actors, storage, URI.create("http://127.0.0.1:" + port));
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** Ends it. A poll that waits for messages is not waited for: its client has gone. */
  @Override
  public void close() {
    var _ = server.stopAndGetFuture().apply();
    try {
      var _ = Await.ready(actors.terminate(), GRACE);
    } catch (TimeoutException e) {
      // what was to be kept is in the file; the rest ends with this process
      System.err.println("queues: still busy when they were stopped");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    storage.ifPresent(QueueStorage::close);
  }
}
