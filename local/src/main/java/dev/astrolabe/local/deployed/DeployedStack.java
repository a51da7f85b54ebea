package dev.astrolabe.local.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.template.References;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * What CloudFormation made of the template somewhere: names, the functions' variables, and the
 * credentials of each function's own role. Read from the description that {@code .ci/stack.py
 * describe} writes.
 */
public final class DeployedStack implements References {
  private final JsonNode description;

  private DeployedStack(JsonNode description) {
    this.description = description;
  }

  /**
   * Reads a description.
   *
   * @throws IOException when there is none, or it does not say where the services answer
   */
  public static DeployedStack read(Path file) throws IOException {
    var description = new ObjectMapper().readTree(file.toFile());
    for (var needed : new String[] {"endpoint", "region", "account", "refs", "functions"}) {
      if (!description.has(needed)) {
        throw new IOException(file + " describes no deployed stack: " + needed + " is missing");
      }
    }
    return new DeployedStack(description);
  }

  /** Where every service answers. */
  public URI endpoint() {
    return URI.create(description.path("endpoint").asText());
  }

  public Account account() {
    return new Account(description.path("region").asText(), description.path("account").asText());
  }

  /** Clients with the rights of whoever runs this: the administrator of that engine. */
  public Connections connect() {
    return Connections.to(
        endpoint(), endpoint(), account().region(), DefaultCredentialsProvider.builder().build());
  }

  /** The queue that hears every event on the stack's bus. */
  public String eventsQueueUrl() {
    return description.path("eventsQueueUrl").asText();
  }

  /** Where the mails that were sent can be read. */
  public URI mailsUrl() {
    return URI.create(description.path("mailsUrl").asText());
  }

  /** What a function's process is given: the variables as deployed, and its own role's rights. */
  public Map<String, String> surroundings(String function) throws IOException {
    var deployed = description.path("functions").path(function);
    if (deployed.isMissingNode()) {
      throw new IOException(function + " is not deployed there");
    }
    Map<String, String> variables = new HashMap<>();
    deployed
        .path("environment")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asText()));
    var credentials = deployed.path("credentials");
    variables.put("AWS_ENDPOINT_URL", endpoint().toString());
    variables.put("AWS_ACCESS_KEY_ID", credentials.path("accessKeyId").asText());
    variables.put("AWS_SECRET_ACCESS_KEY", credentials.path("secretAccessKey").asText());
    variables.put("AWS_SESSION_TOKEN", credentials.path("sessionToken").asText());
    return variables;
  }

  @Override
  public Optional<String> ref(String logicalId) {
    return text(description.path("refs").path(logicalId));
  }

  @Override
  public Optional<String> attribute(String logicalId, String attribute) {
    return text(description.path("attributes").path(logicalId + "." + attribute));
  }

  @Override
  public String name(String logicalId) {
    return text(description.path("attributes").path(logicalId + ".QueueName"))
        .or(() -> ref(logicalId))
        .orElse(logicalId);
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }
}
