package dev.astrolabe.local.engine.queue;

import dev.astrolabe.local.engine.Account;
import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ in this process, on a free port of the loopback address; its messages are in memory.
 */
public final class ElasticMq implements AutoCloseable {
  private final SQSRestServer server;
  private final URI endpoint;

  private ElasticMq(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /** Starts it and waits until it answers. */
  public static ElasticMq start(Account account) {
    var server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSRegion(account.region())
            .withAWSAccountId(account.id())
            .start();
    var address = server.waitUntilStarted().localAddress();
    return new ElasticMq(server, URI.create("http://127.0.0.1:" + address.getPort()));
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    server.stopAndWait();
  }
}
