package dev.astrolabe.local.engine;

import dev.astrolabe.local.engine.queue.ElasticMq;
import dev.astrolabe.local.engine.table.DynamoDbLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the engines, started once for all test classes and ended after the last. */
public final class RunningEngines implements ParameterResolver {
  /** Where the build puts DynamoDB Local, seen from the module's folder. */
  public static final Path DYNAMODB_HOME = Path.of("dynamodb-local", "target").toAbsolutePath();

  /** The engines and clients of them. */
  public record Engines(DynamoDbLocal tables, ElasticMq queues, Connections connections)
      implements AutoCloseable {
    static Engines start() {
      try {
        var errors = Files.createTempFile("dynamodb-local", ".err");
        var tables =
            DynamoDbLocal.start(DYNAMODB_HOME, Optional.empty(), errors, Duration.ofMinutes(2));
        var queues = ElasticMq.start(Account.LAPTOP);
        return new Engines(
            tables,
            queues,
            Connections.to(tables.endpoint(), queues.endpoint(), Account.LAPTOP.region()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      connections.close();
      queues.close();
      tables.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Engines.class;
  }

  @Override
  public Engines resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(RunningEngines.class))
        .getOrComputeIfAbsent(Engines.class, _ -> Engines.start(), Engines.class);
  }
}
