package dev.astrolabe.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.engine.Pump;
import dev.astrolabe.local.function.FunctionStarter;
import dev.astrolabe.local.page.Records;
import dev.astrolabe.local.template.Deployment;
import dev.astrolabe.local.template.References;
import dev.astrolabe.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * A stack that CloudFormation deployed at some endpoint. Its tables, queues and buses are used as
 * they are there; functions run here with the variables that CloudFormation gave them and the
 * credentials of their own roles.
 *
 * <p>The file that describes it: {@code endpoint}, {@code region}, {@code account}, {@code
 * parameters}, {@code refs} by logical id, {@code attributes} by {@code Id.Attribute}, {@code
 * functions} with {@code environment} and {@code credentials}, {@code eventsQueueUrl} of a queue
 * that hears every event of the bus, {@code mailsUrl}.
 */
final class ExternalPlace implements Place {
  private final JsonNode description;
  private final Account account;
  private final Deployment deployment;
  private final Connections connections;

  private ExternalPlace(
      JsonNode description, Account account, Deployment deployment, Connections connections) {
    this.description = description;
    this.account = account;
    this.deployment = deployment;
    this.connections = connections;
  }

  static ExternalPlace of(Settings.External external, Template template, Map<String, String> own)
      throws IOException {
    var description = new ObjectMapper().readTree(Files.readAllBytes(external.description()));
    for (var needed : List.of("endpoint", "region", "account", "refs", "attributes", "functions")) {
      if (!description.has(needed)) {
        throw new IOException(external.description() + " does not say " + needed);
      }
    }
    var account =
        new Account(description.get("region").asText(), description.get("account").asText());
    Map<String, String> parameters = new HashMap<>();
    for (var parameter : description.path("parameters").properties()) {
      parameters.put(parameter.getKey(), parameter.getValue().asText());
    }
    // the door is this machine's, and so are the tokens
    parameters.putAll(own);
    var deployment = template.deployment(parameters, account, new Described(description));
    var endpoint = URI.create(description.get("endpoint").asText());
    var connections =
        Connections.to(
            endpoint, endpoint, account.region(), DefaultCredentialsProvider.builder().build());
    return new ExternalPlace(description, account, deployment, connections);
  }

  /** Names as the description has them. */
  private record Described(JsonNode description) implements References {
    @Override
    public Optional<String> ref(String logicalId) {
      return text("refs", logicalId);
    }

    @Override
    public Optional<String> attribute(String logicalId, String attribute) {
      return text("attributes", logicalId + "." + attribute);
    }

    @Override
    public String name(String logicalId) {
      return attribute(logicalId, "QueueName").or(() -> ref(logicalId)).orElse(logicalId);
    }

    private Optional<String> text(String map, String key) {
      return Optional.ofNullable(description.path(map).get(key)).map(JsonNode::asText);
    }
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }

  @Override
  public Account account() {
    return account;
  }

  @Override
  public FunctionStarter.Surroundings surroundings() {
    return function -> {
      var described = description.path("functions").path(function.id());
      Map<String, String> variables = new HashMap<>();
      for (var variable : described.path("environment").properties()) {
        variables.put(variable.getKey(), variable.getValue().asText());
      }
      variables.put("AWS_ENDPOINT_URL", description.get("endpoint").asText());
      variables.put("AWS_ACCESS_KEY_ID", described.at("/credentials/accessKeyId").asText());
      variables.put("AWS_SECRET_ACCESS_KEY", described.at("/credentials/secretAccessKey").asText());
      variables.put("AWS_SESSION_TOKEN", described.at("/credentials/sessionToken").asText());
      return variables;
    };
  }

  @Override
  public void ready(Invoker functions) {
    // CloudFormation made everything before this began
  }

  @Override
  public Connections connections() {
    return connections;
  }

  @Override
  public Records records() {
    return new ExternalRecords(description, connections.queues());
  }

  @Override
  public List<Pump> pumps() {
    return List.of();
  }

  @Override
  public void startExpiry(Duration every) {
    // the service expires items itself
  }
}
