package dev.astrolabe.runtime.store;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * Real tables for tests: on the endpoint that AWS_ENDPOINT_URL_DYNAMODB or AWS_ENDPOINT_URL names,
 * else on a DynamoDB Local that is started once per test JVM and ends with it.
 */
public final class LocalTables {
  private static final AtomicInteger CREATED = new AtomicInteger();

  private LocalTables() {}

  /** The names of one installation's tables. */
  public record Names(String leads, String ledger, String config, String reporting) {}

  /** A client; {@code interceptors} see every request. */
  public static DynamoDbClient client(ExecutionInterceptor... interceptors) {
    return DynamoDbClient.builder()
        .httpClientBuilder(AwsClients.transport())
        .overrideConfiguration(AwsClients.calls(interceptors))
        .endpointOverride(Started.ENDPOINT)
        .region(Region.of(environment("AWS_REGION").orElse("us-east-1")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    environment("AWS_ACCESS_KEY_ID").orElse("test"),
                    environment("AWS_SECRET_ACCESS_KEY").orElse("test"))))
        .build();
  }

  /** Creates one empty table without indexes, under a name that nobody else uses. */
  public static String createOne(DynamoDbClient client) {
    var name = "Table-" + suffix();
    create(client, name, List.of());
    return name;
  }

  private static String suffix() {
    return ProcessHandle.current().pid() + "-" + CREATED.incrementAndGet();
  }

  /** Creates empty tables under names that nobody else uses. */
  public static Names create(DynamoDbClient client) {
    var suffix = suffix();
    var names =
        new Names("Leads-" + suffix, "Ledger-" + suffix, "Config-" + suffix, "Reporting-" + suffix);
    create(client, names.leads(), List.of("stage", "due", "domain", "owner", "created"));
    create(client, names.ledger(), List.of());
    create(client, names.config(), List.of());
    create(client, names.reporting(), List.of());
    return names;
  }

  private static void create(DynamoDbClient client, String name, List<String> indexes) {
    var attributes = new ArrayList<AttributeDefinition>(attributes("pk", "sk"));
    var secondary = new ArrayList<GlobalSecondaryIndex>();
    for (var index : indexes) {
      attributes.addAll(attributes(index + "Pk", index + "Sk"));
      secondary.add(
          GlobalSecondaryIndex.builder()
              .indexName(index)
              .keySchema(keys(index + "Pk", index + "Sk"))
              .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
              .build());
    }
    try {
      client.createTable(r -> {
        r.tableName(name)
            .attributeDefinitions(attributes)
            .keySchema(keys("pk", "sk"))
            .billingMode(BillingMode.PAY_PER_REQUEST);
        if (!secondary.isEmpty()) {
          r.globalSecondaryIndexes(secondary);
        }
      });
    } catch (ResourceInUseException e) {
      // Nobody else uses the name: the first attempt made it, and its answer came too late.
    }
    client.waiter().waitUntilTableExists(r -> r.tableName(name));
  }

  private static List<AttributeDefinition> attributes(String... names) {
    return Arrays.stream(names)
        .map(name ->
            AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build())
        .toList();
  }

  private static List<KeySchemaElement> keys(String pk, String sk) {
    return List.of(
        KeySchemaElement.builder().attributeName(pk).keyType(KeyType.HASH).build(),
        KeySchemaElement.builder().attributeName(sk).keyType(KeyType.RANGE).build());
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /** Loaded by whoever needs the endpoint first. */
  private static final class Started {
    static final URI ENDPOINT =
        environment("AWS_ENDPOINT_URL_DYNAMODB")
            .or(() -> environment("AWS_ENDPOINT_URL"))
            .map(URI::create)
            .orElseGet(Started::start);

    private Started() {}

    private static URI start() {
      var built = built(Path.of("").toAbsolutePath());
      var command =
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              built.resolve("classes") + File.pathSeparator + built.resolve("lib") + "/*",
              "dev.astrolabe.local.tables.TablesProcess");
      try {
        var process =
            new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        // Its standard input ends with this JVM, and it ends with that.
        var lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("port ")) {
            return URI.create("http://127.0.0.1:" + line.substring("port ".length()).strip());
          }
        }
        throw new IllegalStateException("DynamoDB Local ended before it answered");
      } catch (IOException e) {
        throw new UncheckedIOException("DynamoDB Local cannot be started", e);
      }
    }

    /** Where the module local/dynamodb-local was built. */
    private static Path built(Path from) {
      for (var folder = from; folder != null; folder = folder.getParent()) {
        var built = folder.resolve("local").resolve("dynamodb-local").resolve("target");
        if (Files.isDirectory(built.resolve("lib"))) {
          return built;
        }
      }
      throw new IllegalStateException(
          "local/dynamodb-local is not built: run mvn -pl local/dynamodb-local -am package");
    }
  }
}
