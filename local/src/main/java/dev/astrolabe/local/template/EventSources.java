package dev.astrolabe.local.template;

import dev.astrolabe.local.engine.BusSpec;
import dev.astrolabe.local.engine.QueueMapping;
import dev.astrolabe.local.engine.ScheduleSpec;
import dev.astrolabe.local.engine.StreamMapping;
import dev.astrolabe.local.template.HttpApiSpec.Route;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the Events of one function: what makes it run. */
final class EventSources {
  /** An API Gateway HTTP API waits so long for its integration, and no longer. */
  private static final Duration LONGEST_INTEGRATION = Duration.ofSeconds(30);

  /** What one event came to. */
  sealed interface Source {
    record OfRoute(Route route) implements Source {}

    record OfQueue(QueueMapping mapping) implements Source {}

    record OfStream(StreamMapping mapping) implements Source {}

    record OfSchedule(ScheduleSpec schedule) implements Source {}

    record OfBus(String bus, BusSpec.Rule rule) implements Source {}

    /** Declared and switched off. */
    record Off() implements Source {}
  }

  private final String function;
  private final Optional<HttpApiResource> httpApi;
  private final References references;

  EventSources(String function, Optional<HttpApiResource> httpApi, References references) {
    this.function = function;
    this.httpApi = httpApi;
    this.references = references;
  }

  Source read(String name, Fields event) {
    var type = event.needed("Type");
    var fields =
        event
            .fields("Properties")
            .orElseThrow(
                () -> event.problem(event.line(), "the event " + name + " has no Properties"));
    event.end();
    var source =
        switch (type) {
          case "HttpApi" -> new Source.OfRoute(route(fields));
          case "SQS" -> queue(fields);
          case "DynamoDB" -> stream(fields);
          case "ScheduleV2" -> schedule(name, fields);
          case "EventBridgeRule" -> rule(name, fields);
          default ->
              throw event.problem(
                  event.line("Type"), "events of type " + type + " are not understood on a laptop");
        };
    fields.end();
    return source;
  }

  private Route route(Fields fields) {
    var api =
        httpApi.orElseThrow(
            () -> fields.problem(fields.line(), "there is no HttpApi for this event"));
    var given = fields.text("ApiId");
    if (given.isPresent() && !given.equals(references.ref(api.id()))) {
      throw fields.problem(fields.line("ApiId"), "ApiId is no HttpApi of this template");
    }
    fields.only("PayloadFormatVersion", "2.0");
    var method = fields.text("Method").orElse("ANY").toUpperCase(java.util.Locale.ROOT);
    var path = fields.text("Path").orElse("$default");
    var milliseconds = fields.number("TimeoutInMillis");
    Optional<String> authorizer = api.defaultAuthorizer();
    List<String> scopes = List.of();
    var auth = fields.fields("Auth");
    if (auth.isPresent()) {
      var named = auth.get().text("Authorizer");
      scopes = auth.get().texts("AuthorizationScopes");
      auth.get().end();
      if (named.isPresent()) {
        authorizer = named.filter(each -> !each.equals("NONE"));
        if (authorizer.isPresent() && !api.authorizers().containsKey(authorizer.get())) {
          throw auth.get()
              .problem(auth.get().line("Authorizer"), "there is no authorizer " + authorizer.get());
        }
      }
    }
    return new Route(
        method.equals("*") || method.equals("X-AMAZON-APIGATEWAY-ANY-METHOD") ? "ANY" : method,
        path,
        function,
        authorizer,
        scopes,
        milliseconds.isPresent()
            ? Duration.ofMillis(milliseconds.getAsInt())
            : LONGEST_INTEGRATION);
  }

  private Source queue(Fields fields) {
    var enabled = fields.flag("Enabled", true);
    var concurrency =
        fields.fields("ScalingConfig").map(EventSources::concurrency).orElse(OptionalInt.empty());
    var mapping =
        new QueueMapping(
            QueueResource.nameOf(fields.needed("Queue")),
            function,
            fields.number("BatchSize").orElse(10),
            seconds(fields, "MaximumBatchingWindowInSeconds"),
            partial(fields),
            concurrency);
    return enabled ? new Source.OfQueue(mapping) : new Source.Off();
  }

  private static OptionalInt concurrency(Fields fields) {
    var maximum = fields.number("MaximumConcurrency");
    fields.end();
    return maximum;
  }

  private static boolean partial(Fields fields) {
    var types = fields.texts("FunctionResponseTypes");
    for (var type : types) {
      if (!type.equals("ReportBatchItemFailures")) {
        throw fields.problem(fields.line("FunctionResponseTypes"), "unknown response type " + type);
      }
    }
    return !types.isEmpty();
  }

  private Source stream(Fields fields) {
    var enabled = fields.flag("Enabled", true);
    var arn = fields.needed("Stream");
    var resource = arn.substring(arn.indexOf(":table/") + ":table/".length());
    var table = resource.substring(0, Math.max(0, resource.indexOf('/')));
    if (table.isEmpty()) {
      throw fields.problem(
          fields.line("Stream"), "Stream is the ARN of a table's stream, was " + arn);
    }
    var position =
        switch (fields.needed("StartingPosition")) {
          case "TRIM_HORIZON" -> StreamMapping.StartingPosition.TRIM_HORIZON;
          case "LATEST" -> StreamMapping.StartingPosition.LATEST;
          default ->
              throw fields.problem(
                  fields.line("StartingPosition"), "StartingPosition is TRIM_HORIZON or LATEST");
        };
    var retries = fields.number("MaximumRetryAttempts");
    var age = fields.number("MaximumRecordAgeInSeconds");
    var mapping =
        new StreamMapping(
            table,
            function,
            fields.number("BatchSize").orElse(100),
            seconds(fields, "MaximumBatchingWindowInSeconds"),
            position,
            fields.fields("FilterCriteria").map(EventSources::filters).orElse(List.of()),
            fields.flag("BisectBatchOnFunctionError", false),
            retries.isPresent() && retries.getAsInt() >= 0 ? retries : OptionalInt.empty(),
            age.isPresent() && age.getAsInt() >= 0
                ? Optional.of(Duration.ofSeconds(age.getAsInt()))
                : Optional.empty(),
            fields.fields("DestinationConfig").flatMap(EventSources::onFailure),
            partial(fields),
            fields.number("ParallelizationFactor").orElse(1));
    return enabled ? new Source.OfStream(mapping) : new Source.Off();
  }

  private static List<String> filters(Fields criteria) {
    List<String> patterns =
        criteria.parts("Filters").stream()
            .map(filter -> {
              var pattern = filter.needed("Pattern");
              filter.end();
              return pattern;
            })
            .toList();
    criteria.end();
    return patterns;
  }

  private static Optional<String> onFailure(Fields configuration) {
    var destination = configuration.fields("OnFailure");
    configuration.end();
    return destination.map(fields -> {
      fields.only("Type", "SQS");
      var queue = QueueResource.nameOf(fields.needed("Destination"));
      fields.end();
      return queue;
    });
  }

  private Source schedule(String name, Fields fields) {
    fields.irrelevant(
        Map.of(
            "Description", "a label for people",
            "OmitName", "the schedule's name on a laptop is the event's",
            "GroupName", "a label for people",
            "RoleArn", "permissions are enforced, and tested, where there is IAM",
            "PermissionsBoundary", "permissions are enforced, and tested, where there is IAM",
            "KmsKeyArn", "what is at rest lies on this machine's own disk"));
    var state = fields.text("State").orElse("ENABLED");
    if (!state.equals("ENABLED") && !state.equals("DISABLED")) {
      throw fields.problem(fields.line("State"), "State is ENABLED or DISABLED, was " + state);
    }
    fields
        .fields("FlexibleTimeWindow")
        .ifPresent(window -> {
          window.only("Mode", "OFF");
          window.end();
        });
    var schedule =
        new ScheduleSpec(
            fields.text("Name").orElse(function + name),
            fields.needed("ScheduleExpression"),
            zone(fields),
            function,
            fields.node("Input").map(JsonText::of),
            fields
                .fields("RetryPolicy")
                .map(EventSources::retries)
                .orElse(ScheduleSpec.RetryPolicy.DEFAULT),
            fields.fields("DeadLetterConfig").flatMap(this::deadLetters));
    return state.equals("ENABLED") ? new Source.OfSchedule(schedule) : new Source.Off();
  }

  private static ZoneId zone(Fields fields) {
    var zone = fields.text("ScheduleExpressionTimezone").orElse("UTC");
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw fields.problem(fields.line("ScheduleExpressionTimezone"), "unknown time zone " + zone);
    }
  }

  private static ScheduleSpec.RetryPolicy retries(Fields fields) {
    var byDefault = ScheduleSpec.RetryPolicy.DEFAULT;
    var policy =
        new ScheduleSpec.RetryPolicy(
            fields.number("MaximumRetryAttempts").orElse(byDefault.maximumRetryAttempts()),
            Duration.ofSeconds(
                fields
                    .number("MaximumEventAgeInSeconds")
                    .orElse((int) byDefault.maximumEventAge().toSeconds())));
    fields.end();
    return policy;
  }

  private Optional<String> deadLetters(Fields fields) {
    var arn = QueueResource.nameOf(fields.text("Arn"));
    fields.only("Type", "SQS");
    var own = fields.text("QueueLogicalId");
    fields.end();
    if (arn.isEmpty()) {
      throw fields.problem(
          fields.line(),
          "DeadLetterConfig names its queue by Arn" + own.map(id -> ", not " + id).orElse(""));
    }
    return arn;
  }

  private Source rule(String name, Fields fields) {
    var bus = fields.text("EventBusName").orElse("default");
    fields.only("State", "ENABLED");
    var pattern =
        fields
            .node("Pattern")
            .orElseThrow(
                () -> fields.problem(fields.line(), "the rule " + name + " needs a Pattern"));
    return new Source.OfBus(
        bus,
        new BusSpec.Rule(
            function + name,
            JsonText.of(pattern),
            List.of(new BusSpec.Target.ToFunction(function))));
  }

  private static Duration seconds(Fields fields, String name) {
    return Duration.ofSeconds(fields.number(name).orElse(0));
  }
}
