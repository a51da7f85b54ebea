package dev.astrolabe.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * The explicit table of what the laptop understands.
 *
 * <p>A type is either run, and then every property of it is taken by its reader or stands in {@link
 * #irrelevant} with the reason why it changes nothing here, or it is a bystander as a whole.
 * Anything else is an error.
 */
final class ResourceTypes {
  private static final String LABEL = "a label for people and for the bill";
  private static final String DISK = "what is at rest lies on this machine's own disk";
  private static final String PERMISSION =
      "permissions are enforced, and tested, where there is IAM";
  private static final String WATCHED = "nobody watches a laptop";
  private static final String BILL = "changes the bill, not the answers";

  /** Types that change nothing on a laptop, with the reason. */
  private static final Map<String, String> BYSTANDERS =
      Map.ofEntries(
          Map.entry("AWS::Logs::LogGroup", "logs are files here, kept as long as their folder"),
          Map.entry("AWS::CloudWatch::Alarm", WATCHED),
          Map.entry("AWS::CloudWatch::Dashboard", WATCHED),
          Map.entry("AWS::SNS::Topic", "tells people of alarms only"),
          Map.entry("AWS::SNS::TopicPolicy", PERMISSION),
          Map.entry("AWS::SNS::Subscription", "tells people of alarms only"),
          Map.entry("AWS::SQS::QueuePolicy", PERMISSION),
          Map.entry("AWS::S3::BucketPolicy", PERMISSION),
          Map.entry("AWS::IAM::Role", PERMISSION),
          Map.entry("AWS::IAM::Policy", PERMISSION),
          Map.entry("AWS::IAM::ManagedPolicy", PERMISSION),
          Map.entry("AWS::KMS::Key", DISK),
          Map.entry("AWS::KMS::Alias", DISK),
          Map.entry("AWS::Scheduler::ScheduleGroup", LABEL));

  /** Types that the laptop runs, each with the property that names a resource of it. */
  private static final Map<String, String> RUN =
      Map.of(
          "AWS::Serverless::Function", "FunctionName",
          "AWS::Serverless::HttpApi", "Name",
          "AWS::SQS::Queue", "QueueName",
          "AWS::DynamoDB::Table", "TableName",
          "AWS::Events::EventBus", "Name",
          "AWS::Events::Rule", "Name",
          "AWS::S3::Bucket", "BucketName");

  private static final Map<String, Map<String, String>> IRRELEVANT =
      Map.of(
          "AWS::Serverless::Function",
          Map.ofEntries(
              Map.entry("FunctionName", "taken as its name"),
              Map.entry("Description", LABEL),
              Map.entry("Tags", LABEL),
              Map.entry("PropagateTags", LABEL),
              Map.entry("Architectures", "the machine has the one it has; the zips are bytecode"),
              Map.entry("Policies", PERMISSION),
              Map.entry("PermissionsBoundary", PERMISSION),
              Map.entry("KmsKeyArn", DISK),
              Map.entry("Tracing", "there is no X-Ray here"),
              Map.entry(
                  "EventInvokeConfig", "a schedule tries again and sets aside by its own policy"),
              Map.entry("LoggingConfig", "a function's lines are kept as it prints them"),
              Map.entry("SnapStart", "a function starts once here and stays"),
              Map.entry("AutoPublishAlias", "one version runs: the one that was built"),
              Map.entry(
                  "AutoPublishAliasAllProperties", "one version runs: the one that was built"),
              Map.entry("DeploymentPreference", "one version runs: the one that was built"),
              Map.entry("RuntimeManagementConfig", "the JDK is this machine's"),
              Map.entry("RecursiveLoop", "nothing here is billed")),
          "AWS::Serverless::HttpApi",
          Map.of(
              "Name", "taken as its name",
              "Description", LABEL,
              "Tags", LABEL,
              "PropagateTags", LABEL,
              "AccessLogSettings", WATCHED,
              "FailOnWarnings", "checks the import of a definition, of which there is none",
              "DisableExecuteApiEndpoint", "there is one address here"),
          "AWS::SQS::Queue",
          Map.of(
              "QueueName", "taken as its name",
              "Tags", LABEL,
              "SqsManagedSseEnabled", DISK,
              "KmsMasterKeyId", DISK,
              "KmsDataKeyReusePeriodSeconds", DISK,
              "RedriveAllowPolicy", PERMISSION,
              "ReceiveMessageWaitTimeSeconds",
                  "the queue's readers here name their own waiting time"),
          "AWS::DynamoDB::Table",
          Map.ofEntries(
              Map.entry("TableName", "taken as its name"),
              Map.entry("Tags", LABEL),
              Map.entry("PointInTimeRecoverySpecification", "a folder is its own backup"),
              Map.entry("DeletionProtectionEnabled", "the folder is deleted or it is not"),
              Map.entry("SSESpecification", DISK),
              Map.entry("TableClass", BILL),
              Map.entry("OnDemandThroughput", BILL),
              Map.entry("WarmThroughput", BILL),
              Map.entry("ContributorInsightsSpecification", WATCHED),
              Map.entry("ResourcePolicy", PERMISSION)),
          "AWS::Events::EventBus",
          Map.of(
              "Name", "taken as its name",
              "Description", LABEL,
              "Tags", LABEL,
              "KmsKeyIdentifier", DISK,
              "LogConfig", WATCHED,
              "Policy", PERMISSION),
          "AWS::Events::Rule",
          Map.of(
              "Name",
              "taken as its name",
              "Description",
              LABEL,
              "Tags",
              LABEL,
              "RoleArn",
              PERMISSION),
          "AWS::S3::Bucket",
          Map.of(
              "BucketName", "taken as its name",
              "Tags", LABEL,
              "BucketEncryption", DISK,
              "PublicAccessBlockConfiguration", PERMISSION,
              "OwnershipControls", PERMISSION,
              "VersioningConfiguration", "a folder holds the newest version only",
              "LoggingConfiguration", WATCHED,
              "IntelligentTieringConfigurations", BILL));

  private ResourceTypes() {}

  static boolean known(String type) {
    return RUN.containsKey(type) || BYSTANDERS.containsKey(type);
  }

  static boolean bystander(String type) {
    return BYSTANDERS.containsKey(type);
  }

  /** The property that gives a resource of this type its name. */
  static Optional<String> nameProperty(String type) {
    return Optional.ofNullable(
        switch (type) {
          case "AWS::Logs::LogGroup" -> "LogGroupName";
          case "AWS::CloudWatch::Alarm" -> "AlarmName";
          case "AWS::SNS::Topic" -> "TopicName";
          default -> RUN.get(type);
        });
  }

  /** Properties of a type that change nothing on a laptop, each with the reason. */
  static Map<String, String> irrelevant(String type) {
    return IRRELEVANT.getOrDefault(type, Map.of());
  }
}
