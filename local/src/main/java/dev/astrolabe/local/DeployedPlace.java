package dev.astrolabe.local;

import dev.astrolabe.local.deployed.DeployedStack;
import dev.astrolabe.local.deployed.HeardThere;
import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.engine.Connections;
import dev.astrolabe.local.engine.Invoker;
import dev.astrolabe.local.function.FunctionStarter;
import dev.astrolabe.local.page.Records;
import dev.astrolabe.local.template.Deployment;
import dev.astrolabe.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Tables, queues and buses that CloudFormation deployed on an engine that is not ours. */
final class DeployedPlace implements Place {
  private final DeployedStack stack;
  private final Deployment deployment;
  private final Connections connections;

  private DeployedPlace(DeployedStack stack, Deployment deployment, Connections connections) {
    this.stack = stack;
    this.deployment = deployment;
    this.connections = connections;
  }

  static DeployedPlace at(
      Path description, Parts parts, Template template, Map<String, String> parameters)
      throws IOException {
    var stack = DeployedStack.read(description);
    var deployment = template.deployment(parameters, stack.account(), stack);
    return new DeployedPlace(stack, deployment, parts.add(stack.connect()));
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }

  @Override
  public Account account() {
    return stack.account();
  }

  @Override
  public FunctionStarter.Surroundings surroundings() {
    return function -> stack.surroundings(function.id());
  }

  @Override
  public void ready(Invoker functions) {
    deployment
        .tables()
        .forEach(table ->
            connections.tables().describeTable(request -> request.tableName(table.name())));
  }

  @Override
  public Connections connections() {
    return connections;
  }

  @Override
  public Records records() {
    return new HeardThere(connections.queues(), stack.eventsQueueUrl(), stack.mailsUrl());
  }

  /** That engine expires by itself, by its own clock. */
  @Override
  public void startExpiry(Duration every) {}
}
