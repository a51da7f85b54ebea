package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.QueueSpec;
import java.time.Duration;
import java.util.Optional;

/** Reads an AWS::SQS::Queue. */
final class QueueResource {
  private QueueResource() {}

  static QueueSpec read(String name, Fields fields) {
    fields.only("FifoQueue", "false");
    fields.only("MaximumMessageSize", "262144");
    var redrive = fields.fields("RedrivePolicy").map(QueueResource::redrive);
    var spec =
        new QueueSpec(
            name,
            Duration.ofSeconds(fields.number("VisibilityTimeout").orElse(30)),
            Duration.ofSeconds(fields.number("MessageRetentionPeriod").orElse(345_600)),
            Duration.ofSeconds(fields.number("DelaySeconds").orElse(0)),
            redrive);
    fields.end();
    return spec;
  }

  private static QueueSpec.Redrive redrive(Fields policy) {
    var arn = policy.needed("deadLetterTargetArn");
    int count =
        policy
            .number("maxReceiveCount")
            .orElseThrow(
                () -> policy.problem(policy.line(), "RedrivePolicy needs maxReceiveCount"));
    policy.end();
    return new QueueSpec.Redrive(nameOf(arn), count);
  }

  /** The queue's name at the end of its ARN. */
  static String nameOf(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  static Optional<String> nameOf(Optional<String> arn) {
    return arn.map(QueueResource::nameOf);
  }
}
