package dev.astrolabe.local.tables;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * Serves DynamoDB Local on a free port of the loopback address, one database for all regions and
 * credentials, without telemetry.
 *
 * <p>Arguments: a folder to keep the tables in; without it they are kept in memory. When it
 * answers, it prints one line, {@code port N}. It ends when its standard input does: whoever
 * started it holds the other end, so it cannot outlive them however they end.
 *
 * <p>DynamoDB Local's own entry point listens on every address of the machine, and wants to be told
 * a port that is free.
 */
public final class TablesProcess {
  /** The part of DynamoDB Local that would pick a port; its number is not used by this part. */
  private static final int NO_PORT = 0;

  private static final @Nullable String NO_CROSS_ORIGIN = null;

  private TablesProcess() {}

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws Exception {
    Thread.ofPlatform().daemon().name("parent").start(TablesProcess::endWithParent);
    var inMemory = arguments.length == 0;
    var requests =
        new LocalDynamoDBRequestHandler(
            NO_PORT, inMemory, inMemory ? null : arguments[0], true, false);
    var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(
        new ContextHandler(new LocalDynamoDBServerHandler(requests, NO_CROSS_ORIGIN), "/"));
    server.start();
    if (server.getConnectors()[0] instanceof NetworkConnector connector) {
      System.out.println("port " + connector.getLocalPort());
    }
    server.join();
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // What the parent writes has no meaning; only that it is there.
      }
    } catch (IOException e) {
      System.err.println("lost the parent: " + e.getMessage());
    }
    Runtime.getRuntime().halt(0);
  }
}
