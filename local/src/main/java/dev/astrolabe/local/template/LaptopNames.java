package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.Account;
import dev.astrolabe.local.template.Template.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names as CloudFormation would give them, in an account that nobody has: a resource's own name,
 * else its logical id.
 */
public final class LaptopNames implements References {
  /** For what is worked out before names are known: a name may depend on parameters only. */
  static final References NONE =
      new References() {
        @Override
        public Optional<String> ref(String logicalId) {
          return Optional.empty();
        }

        @Override
        public Optional<String> attribute(String logicalId, String attribute) {
          return Optional.empty();
        }

        @Override
        public String name(String logicalId) {
          return logicalId;
        }
      };

  private final Map<String, String> types = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Account account;
  private final String queueEndpoint;
  private final String apiEndpoint;

  LaptopNames(
      List<Resource> resources,
      Evaluation evaluation,
      Account account,
      String queueEndpoint,
      String apiEndpoint) {
    this.account = account;
    this.queueEndpoint = queueEndpoint;
    this.apiEndpoint = apiEndpoint;
    for (var resource : resources) {
      types.put(resource.id(), resource.type());
      names.put(resource.id(), nameOf(resource, evaluation));
    }
  }

  private static String nameOf(Resource resource, Evaluation evaluation) {
    var property = ResourceTypes.nameProperty(resource.type());
    var given = property.map(resource.properties().values()::get);
    if (given.isPresent()) {
      return evaluation.text(given.get());
    }
    return resource.type().equals("AWS::S3::Bucket")
        ? resource.id().toLowerCase(Locale.ROOT)
        : resource.id();
  }

  @Override
  public Optional<String> ref(String logicalId) {
    var type = types.get(logicalId);
    if (type == null) {
      return generated(logicalId);
    }
    var name = name(logicalId);
    return Optional.of(
        switch (type) {
          case "AWS::SQS::Queue" -> queueEndpoint + "/" + account.id() + "/" + name;
          case "AWS::SNS::Topic" -> arn("sns", name);
          default -> name;
        });
  }

  @Override
  public Optional<String> attribute(String logicalId, String attribute) {
    var type = types.get(logicalId);
    if (type == null) {
      return attribute.equals("Arn")
          ? generated(logicalId).map(role -> globalArn("iam", "role/" + role))
          : generated(logicalId);
    }
    var name = name(logicalId);
    return Optional.ofNullable(
        switch (type + "." + attribute) {
          case "AWS::SQS::Queue.Arn" -> account.queueArn(name);
          case "AWS::SQS::Queue.QueueName",
              "AWS::Events::EventBus.Name",
              "AWS::SNS::Topic.TopicName",
              "AWS::S3::Bucket.BucketName" ->
              name;
          case "AWS::SQS::Queue.QueueUrl" -> queueEndpoint + "/" + account.id() + "/" + name;
          case "AWS::DynamoDB::Table.Arn" -> arn("dynamodb", "table/" + name);
          case "AWS::DynamoDB::Table.StreamArn" ->
              arn("dynamodb", "table/" + name + "/stream/laptop");
          case "AWS::Events::EventBus.Arn" -> arn("events", "event-bus/" + name);
          case "AWS::Serverless::Function.Arn" -> account.functionArn(name);
          case "AWS::Serverless::HttpApi.ApiEndpoint" -> apiEndpoint;
          case "AWS::IAM::Role.Arn" -> globalArn("iam", "role/" + name);
          case "AWS::S3::Bucket.Arn" -> "arn:aws:s3:::" + name;
          case "AWS::SNS::Topic.TopicArn" -> arn("sns", name);
          case "AWS::Logs::LogGroup.Arn" -> arn("logs", "log-group:" + name + ":*");
          case "AWS::CloudWatch::Alarm.Arn" -> arn("cloudwatch", "alarm:" + name);
          default -> null;
        });
  }

  /** SAM makes a role for a function and names it after it. */
  private Optional<String> generated(String logicalId) {
    return types.keySet().stream()
        .filter(id -> logicalId.startsWith(id) && !logicalId.equals(id))
        .findFirst()
        .map(id -> logicalId);
  }

  @Override
  public String name(String logicalId) {
    return names.getOrDefault(logicalId, logicalId);
  }

  private String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + account.region() + ":" + account.id() + ":" + resource;
  }

  private String globalArn(String service, String resource) {
    return "arn:aws:" + service + "::" + account.id() + ":" + resource;
  }
}
