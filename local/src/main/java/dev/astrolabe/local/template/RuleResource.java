package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.BusSpec;
import java.util.ArrayList;
import java.util.List;

/** Reads an AWS::Events::Rule: which events of a bus go to which function or queue. */
record RuleResource(String bus, BusSpec.Rule rule) {

  static RuleResource read(String name, Fields fields) {
    var bus = fields.text("EventBusName").orElse("default");
    var pattern =
        fields
            .node("EventPattern")
            .orElseThrow(
                () -> fields.problem(fields.line(), "a rule on a laptop needs an EventPattern"));
    fields.only("State", "ENABLED");
    List<BusSpec.Target> targets = new ArrayList<>();
    for (var target : fields.parts("Targets")) {
      targets.add(target(target));
    }
    fields.end();
    return new RuleResource(bus, new BusSpec.Rule(name, JsonText.of(pattern), targets));
  }

  private static BusSpec.Target target(Fields fields) {
    var arn = fields.needed("Arn");
    fields.needed("Id");
    fields.end();
    var parts = arn.split(":", 7);
    return switch (parts.length > 2 ? parts[2] : "") {
      case "sqs" -> new BusSpec.Target.ToQueue(QueueResource.nameOf(arn));
      case "lambda" -> new BusSpec.Target.ToFunction(arn.substring(arn.lastIndexOf(':') + 1));
      default ->
          throw fields.problem(
              fields.line("Arn"), "a rule on a laptop feeds functions and queues, was " + arn);
    };
  }
}
