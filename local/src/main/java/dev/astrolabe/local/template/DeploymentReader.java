package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.BucketSpec;
import dev.astrolabe.local.engine.BusSpec;
import dev.astrolabe.local.engine.QueueMapping;
import dev.astrolabe.local.engine.QueueSpec;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.StreamMapping;
import dev.astrolabe.local.engine.TableSpec;
import dev.astrolabe.local.template.Template.Resource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes of a template's resources what the engines run. */
final class DeploymentReader {
  private final Evaluation evaluation;
  private final References references;
  private final Path folder;

  private final List<FunctionSpec> functions = new ArrayList<>();
  private final List<QueueSpec> queues = new ArrayList<>();
  private final List<TableSpec> tables = new ArrayList<>();
  private final List<BucketSpec> buckets = new ArrayList<>();
  private final Map<String, List<BusSpec.Rule>> buses = new LinkedHashMap<>();
  private final List<QueueMapping> queueMappings = new ArrayList<>();
  private final List<StreamMapping> streamMappings = new ArrayList<>();
  private final List<ScheduleSpec> schedules = new ArrayList<>();
  private final List<HttpApiSpec.Route> routes = new ArrayList<>();
  private Optional<HttpApiResource> httpApi = Optional.empty();

  DeploymentReader(Evaluation evaluation, References references, Path folder) {
    this.evaluation = evaluation;
    this.references = references;
    this.folder = folder;
  }

  Deployment read(List<Resource> resources) {
    for (var resource : resources) {
      if (ResourceTypes.bystander(resource.type())) {
        passOver(resource);
      } else if (!resource.type().equals("AWS::Serverless::Function")) {
        readResource(resource);
      }
    }
    // functions last: their events name the others
    for (var resource : resources) {
      if (resource.type().equals("AWS::Serverless::Function")) {
        readFunction(resource);
      }
    }
    var api =
        httpApi.orElseThrow(
            () -> evaluation.problem(1, "the template declares no AWS::Serverless::HttpApi"));
    List<BusSpec> busSpecs = new ArrayList<>();
    buses.forEach((name, rules) -> busSpecs.add(new BusSpec(name, rules)));
    return new Deployment(
        functions,
        api.with(routes),
        queues,
        tables,
        busSpecs,
        buckets,
        queueMappings,
        streamMappings,
        schedules);
  }

  private Fields fields(Resource resource) {
    for (var property : ResourceTypes.irrelevant(resource.type()).keySet()) {
      var value = resource.properties().values().get(property);
      if (value != null) {
        var _ = evaluation.evaluate(value);
      }
    }
    var what = resource.id() + " (" + resource.type() + ")";
    return new Fields(evaluation, what, resource.properties())
        .irrelevant(ResourceTypes.irrelevant(resource.type()));
  }

  /** What changes nothing here must still be well-formed: it would not be deployed otherwise. */
  private void passOver(Resource resource) {
    var _ = evaluation.evaluate(resource.properties());
    var fields = new Fields(evaluation, resource.id(), resource.properties());
    switch (resource.type()) {
      case "AWS::SNS::Subscription" -> fields.only("Protocol", "email");
      case "AWS::SNS::Topic" ->
          fields.parts("Subscription").forEach(each -> each.only("Protocol", "email"));
      default -> {}
    }
  }

  private void readResource(Resource resource) {
    var fields = fields(resource);
    var name = references.name(resource.id());
    switch (resource.type()) {
      case "AWS::SQS::Queue" -> queues.add(QueueResource.read(name, fields));
      case "AWS::DynamoDB::Table" -> tables.add(TableResource.read(name, fields));
      case "AWS::S3::Bucket" -> buckets.add(BucketResource.read(name, fields));
      case "AWS::Events::EventBus" -> {
        fields.end();
        buses.computeIfAbsent(name, bus -> new ArrayList<>());
      }
      case "AWS::Events::Rule" -> {
        var rule = RuleResource.read(name, fields);
        buses.computeIfAbsent(rule.bus(), bus -> new ArrayList<>()).add(rule.rule());
      }
      case "AWS::Serverless::HttpApi" -> {
        if (httpApi.isPresent()) {
          throw evaluation.problem(
              resource.line(), "a laptop runs one HttpApi, " + resource.id() + " is a second");
        }
        httpApi = Optional.of(HttpApiResource.read(resource.id(), fields));
      }
      default -> throw evaluation.problem(resource.line(), "no reader for " + resource.type());
    }
  }

  private void readFunction(Resource resource) {
    var fields = fields(resource);
    functions.add(FunctionResource.read(resource.id(), fields, folder));
    var sources = new EventSources(resource.id(), httpApi, references);
    var events = fields.fields("Events");
    fields.end();
    if (events.isPresent()) {
      for (var name : events.get().names()) {
        var event = events.get().fields(name).orElseThrow();
        switch (sources.read(name, event)) {
          case EventSources.Source.OfRoute(var route) -> routes.add(route);
          case EventSources.Source.OfQueue(var mapping) -> queueMappings.add(mapping);
          case EventSources.Source.OfStream(var mapping) -> streamMappings.add(mapping);
          case EventSources.Source.OfSchedule(var schedule) -> schedules.add(schedule);
          case EventSources.Source.OfBus(var bus, var rule) ->
              buses.computeIfAbsent(bus, each -> new ArrayList<>()).add(rule);
          case EventSources.Source.Off off -> {}
        }
      }
    }
  }
}
