package dev.astrolabe.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What must hold of {@code template.yaml} and no linter asks for. */
final class TemplateRulesTest {
  private static final int FOUR_DAYS = 345_600;
  private static final int FOURTEEN_DAYS = 1_209_600;

  private final PlainTemplate template = PlainTemplate.read();

  @Test
  void hidesAMessageAtLeastSixTimesAsLongAsItsFunctionMayRun() {
    assertThat(template.events("SQS"))
        .isNotEmpty()
        .allSatisfy(event -> {
          var queue = template.resource(PlainTemplate.named(event.properties().path("Queue")));
          var timeout = template.resource(event.function()).path("Timeout").asInt();
          var window = event.properties().path("MaximumBatchingWindowInSeconds").asInt(0);
          assertThat(timeout).isPositive();
          assertThat(queue.path("VisibilityTimeout").asInt())
              .isGreaterThanOrEqualTo(6 * timeout + window);
        });
  }

  @Test
  void letsAFunctionNameTheMessagesAndRecordsThatFailed() {
    assertThat(template.events("SQS"))
        .allSatisfy(event -> assertThat(reportsItemFailures(event)).isTrue());
    assertThat(template.events("DynamoDB"))
        .isNotEmpty()
        .allSatisfy(event -> assertThat(reportsItemFailures(event)).isTrue());
  }

  @Test
  void boundsOnlyTheBulkQueueSoThatLiveEntriesAlwaysFindRoom() {
    var bounded =
        template.events("SQS").stream()
            .filter(event -> event.properties().path("ScalingConfig").has("MaximumConcurrency"))
            .map(event -> PlainTemplate.named(event.properties().path("Queue")));

    assertThat(bounded).containsExactly("BulkQueue");
  }

  @Test
  void keepsMessagesFourDaysAndDeadLettersFourteen() {
    var retentions = new TreeMap<String, Integer>();
    template
        .properties("AWS::SQS::Queue")
        .forEach((id, queue) -> retentions.put(id, queue.path("MessageRetentionPeriod").asInt()));

    assertThat(retentions)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "LiveQueue", FOUR_DAYS,
                "BulkQueue", FOUR_DAYS,
                "LiveDeadLetters", FOURTEEN_DAYS,
                "BulkDeadLetters", FOURTEEN_DAYS,
                "StreamFailures", FOURTEEN_DAYS,
                "SweepDeadLetters", FOURTEEN_DAYS,
                "ReportDeadLetters", FOURTEEN_DAYS));
  }

  @Test
  void sendsWhatFailsAgainAndAgainToADeadLetterQueueOfItsOwn() {
    var deadLetters = new TreeSet<String>();
    for (var event : template.events("SQS")) {
      var redrive =
          template
              .resource(PlainTemplate.named(event.properties().path("Queue")))
              .path("RedrivePolicy");
      assertThat(redrive.path("maxReceiveCount").asInt()).isBetween(3, 10);
      deadLetters.add(PlainTemplate.named(redrive.path("deadLetterTargetArn")));
    }
    for (var event : template.events("DynamoDB")) {
      deadLetters.add(
          PlainTemplate.named(event.properties().at("/DestinationConfig/OnFailure/Destination")));
    }
    for (var event : template.events("ScheduleV2")) {
      deadLetters.add(PlainTemplate.named(event.properties().at("/DeadLetterConfig/Arn")));
    }

    assertThat(deadLetters)
        .containsExactly(
            "BulkDeadLetters",
            "LiveDeadLetters",
            "ReportDeadLetters",
            "StreamFailures",
            "SweepDeadLetters");
    assertThat(deadLetters)
        .allSatisfy(id -> assertThat(template.resource(id).isMissingNode()).isFalse());
  }

  @Test
  void setsAsideTheDaysRunOfReportsThatFailed() {
    var configuration =
        template.resource("CpsqlReportFunction").at("/EventInvokeConfig/DestinationConfig");

    assertThat(PlainTemplate.named(configuration.at("/OnFailure/Destination")))
        .isEqualTo("ReportDeadLetters");
  }

  @Test
  void wakesSomebodyAtTheFirstDeadLetter() {
    var watched = new TreeSet<String>();
    template
        .properties("AWS::CloudWatch::Alarm")
        .forEach((id, alarm) -> {
          if (alarm.path("MetricName").asText().equals("ApproximateNumberOfMessagesVisible")) {
            assertThat(alarm.path("Threshold").asInt()).as(id).isEqualTo(1);
            assertThat(alarm.path("EvaluationPeriods").asInt()).as(id).isEqualTo(1);
            watched.add(PlainTemplate.named(alarm.at("/Dimensions/0/Value")));
          }
        });

    assertThat(watched)
        .containsExactly(
            "BulkDeadLetters",
            "LiveDeadLetters",
            "ReportDeadLetters",
            "StreamFailures",
            "SweepDeadLetters");
  }

  @Test
  void triesStreamRecordsInHalvesAndNotForever() {
    assertThat(template.events("DynamoDB"))
        .allSatisfy(event -> {
          var mapping = event.properties();
          assertThat(mapping.path("BisectBatchOnFunctionError").asBoolean()).isTrue();
          assertThat(mapping.path("MaximumRetryAttempts").asInt()).isBetween(1, 100);
          assertThat(mapping.path("MaximumRecordAgeInSeconds").asInt())
              .isBetween(60, FOURTEEN_DAYS);
        });
  }

  @Test
  void givesEachScheduleAZoneAndAnEndToItsRetries() {
    assertThat(template.events("ScheduleV2"))
        .isNotEmpty()
        .allSatisfy(event -> {
          var schedule = event.properties();
          assertThat(PlainTemplate.named(schedule.path("ScheduleExpressionTimezone")))
              .isEqualTo("TimeZone");
          assertThat(schedule.at("/RetryPolicy/MaximumRetryAttempts").isInt()).isTrue();
          assertThat(schedule.at("/RetryPolicy/MaximumEventAgeInSeconds").isInt()).isTrue();
          assertThat(schedule.path("Input").asText())
              .contains("\"time\":\"<aws.scheduler.scheduled-time>\"");
        });
  }

  @Test
  void leavesTablesAndReportsWhenTheStackIsDeletedOrReplacesThem() {
    var keepers = new TreeMap<>(template.resources("AWS::DynamoDB::Table"));
    keepers.putAll(template.resources("AWS::S3::Bucket"));

    assertThat(keepers).hasSize(6);
    keepers.forEach((id, resource) -> {
      assertThat(resource.path("DeletionPolicy").asText()).as(id).isEqualTo("Retain");
      assertThat(resource.path("UpdateReplacePolicy").asText()).as(id).isEqualTo("Retain");
    });
  }

  @Test
  void protectsEveryTable() {
    template
        .properties("AWS::DynamoDB::Table")
        .forEach((id, table) -> {
          assertThat(table.path("BillingMode").asText()).as(id).isEqualTo("PAY_PER_REQUEST");
          assertThat(table.path("DeletionProtectionEnabled").asBoolean()).as(id).isTrue();
          assertThat(
                  table
                      .at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                      .asBoolean())
              .as(id)
              .isTrue();
          assertThat(table.at("/SSESpecification/SSEEnabled").asBoolean()).as(id).isTrue();
          assertThat(table.has("TableName")).as(id + " has a fixed name").isFalse();
        });
  }

  @Test
  void encryptsQueuesAndNamesNone() {
    template
        .properties("AWS::SQS::Queue")
        .forEach((id, queue) -> {
          assertThat(queue.path("SqsManagedSseEnabled").asBoolean()).as(id).isTrue();
          assertThat(queue.has("QueueName")).as(id + " has a fixed name").isFalse();
        });
  }

  @Test
  void namesForEachFunctionTheZipOfAModuleOfTheBuild() {
    var modules = template.text("pom.xml");
    template
        .functions()
        .forEach((id, function) -> {
          var zip = Pattern.compile("functions/([a-z-]+)/target/\\1\\.zip");
          var path = zip.matcher(function.path("CodeUri").asText());
          assertThat(path.matches()).as(id).isTrue();
          var module = "functions/" + path.group(1);
          assertThat(modules).contains("<module>" + module + "</module>");
          assertThat(template.text(module + "/pom.xml"))
              .contains("<finalName>" + path.group(1) + "</finalName>");
        });
    var zips =
        template.functions().values().stream()
            .map(function -> function.path("CodeUri").asText())
            .collect(Collectors.toSet());
    var built = Pattern.compile("<module>functions/").matcher(modules).results().count();
    assertThat(zips).hasSize((int) built);
  }

  @Test
  void givesEachFunctionALogOfItsOwnThatEndsAndItsRoleNoOther() {
    template
        .functions()
        .forEach((id, function) -> {
          var log = PlainTemplate.named(function.at("/LoggingConfig/LogGroup"));
          assertThat(log).isEqualTo(id.replace("Function", "Logs"));
          assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
          var role = PlainTemplate.named(function.path("Role"));
          assertThat(role).isEqualTo(id.replace("Function", "Role"));
        });
    template
        .properties("AWS::Logs::LogGroup")
        .forEach((id, log) ->
            assertThat(PlainTemplate.named(log.path("RetentionInDays")))
                .as(id)
                .isEqualTo("LogRetentionDays"));
  }

  @Test
  void lastsNoLongerThanTheGatewayWaits() {
    template.events("HttpApi").stream()
        .map(event -> template.resource(event.function()).path("Timeout").asInt())
        .forEach(timeout -> assertThat(timeout).isLessThan(30));
  }

  @Test
  void asksForATokenUnderApiAndNowhereElse() {
    var routes = new TreeMap<String, String>();
    for (var event : template.events("HttpApi")) {
      var route = event.properties();
      routes.put(
          route.path("Method").asText() + " " + route.path("Path").asText(),
          event.function() + " " + route.at("/Auth/Authorizer").asText());
    }

    assertThat(routes).containsExactlyInAnyOrderEntriesOf(expectedRoutes());
    var api = template.resource("HttpApi");
    assertThat(api.at("/Auth/DefaultAuthorizer").asText()).isEqualTo("Tokens");
    assertThat(api.has("CorsConfiguration")).isFalse();
  }

  private static Map<String, String> expectedRoutes() {
    var routes = new TreeMap<String, String>();
    for (var open : new String[] {"/", "/health", "/openapi.yaml", "/forms/{proxy+}"}) {
      routes.put("ANY " + open, "IntakeFunction NONE");
    }
    routes.put("ANY /s/{proxy+}", "PulseFunction NONE");
    var api =
        Map.ofEntries(
            Map.entry("/api/{proxy+}", "QualificationFunction"),
            Map.entry("/api/spend", "CpsqlApiFunction"),
            Map.entry("/api/spend/{proxy+}", "CpsqlApiFunction"),
            Map.entry("/api/rates", "CpsqlApiFunction"),
            Map.entry("/api/reports", "CpsqlApiFunction"),
            Map.entry("/api/reports/{proxy+}", "CpsqlApiFunction"),
            Map.entry("/api/reports/rebuild", "RebuildFunction"),
            Map.entry("/api/reports/enps", "EnpsApiFunction"),
            Map.entry("/api/imports", "ImportsFunction"),
            Map.entry("/api/imports/{proxy+}", "ImportsFunction"),
            Map.entry("/api/surveys/{proxy+}", "PulseFunction"),
            Map.entry("/api/employees", "PulseFunction"),
            Map.entry("/api/employees/{proxy+}", "PulseFunction"));
    api.forEach((path, function) -> {
      routes.put("ANY " + path, function + " Tokens");
      routes.put("OPTIONS " + path, function + " NONE");
    });
    return routes;
  }

  @Test
  void writesRouteStatusAndLatencyToTheAccessLogAndNothingElse() {
    var format = template.resource("HttpApi").at("/AccessLogSettings/Format").asText();

    assertThat(Pattern.compile("\\$context\\.[A-Za-z.]+").matcher(format).results().toList())
        .extracting(result -> result.group())
        .containsExactlyInAnyOrder(
            "$context.routeKey", "$context.status", "$context.responseLatency");
  }

  @Test
  void tellsTheTopicOfEachAlarmAndTheRunbookWhatToDo() {
    var runbook = template.text("docs/runbook.md");
    var alarms = template.properties("AWS::CloudWatch::Alarm");

    assertThat(alarms).isNotEmpty();
    alarms.forEach((id, alarm) -> {
      assertThat(PlainTemplate.named(alarm.at("/AlarmActions/0"))).isEqualTo("AlarmTopic");
      assertThat(alarm.path("AlarmDescription").asText()).contains("Runbook, " + id + ".");
      assertThat(runbook).contains("\n## " + id + "\n");
    });
    assertThat(
            Pattern.compile("(?m)^## (\\w+Alarm)$")
                .matcher(runbook)
                .results()
                .map(heading -> heading.group(1))
                .collect(Collectors.toSet()))
        .isEqualTo(alarms.keySet());
  }

  /** Scoring puts a message aside itself the last time that a queue delivers it. */
  @Test
  void tellsScoringHowOftenItsQueuesDeliver() {
    for (var event : template.events("SQS")) {
      var queue = template.resource(PlainTemplate.named(event.properties().path("Queue")));
      assertThat(
              template
                  .resource(event.function())
                  .at("/Environment/Variables/MAX_RECEIVES")
                  .asText())
          .isEqualTo(queue.at("/RedrivePolicy/maxReceiveCount").asText());
    }
  }

  /** The sweep runs each minute and counts: where it does not, somebody has to know. */
  @Test
  void takesSilenceOfTheSweepForAnAlarmAndNoOther() {
    template
        .properties("AWS::CloudWatch::Alarm")
        .forEach((id, alarm) ->
            assertThat(alarm.path("TreatMissingData").asText())
                .as(id)
                .isEqualTo(id.equals("OverdueHandoffsAlarm") ? "breaching" : "notBreaching"));
  }

  @Test
  void watchesWhatFailsWithoutFailingAFunction() {
    var watched =
        template.properties("AWS::CloudWatch::Alarm").values().stream()
            .filter(alarm -> alarm.path("Namespace").asText().equals("Astrolabe"))
            .map(alarm ->
                alarm.at("/Dimensions/0/Value").asText() + " " + alarm.path("MetricName").asText())
            .collect(Collectors.toSet());
    assertThat(watched)
        .containsExactlyInAnyOrder(
            "scoring overdueHandoffs",
            "scoring visitFailed",
            "scoring reassessmentFailed",
            "handoff handoffFailed",
            "projection projectionFailed",
            "pulse surveyFailed",
            "enps-report reportFailed");
  }

  @Test
  void watchesErrorsAndThrottlesOfEveryFunction() {
    for (var metric : Set.of("Errors", "Throttles")) {
      var watched =
          template.properties("AWS::CloudWatch::Alarm").values().stream()
              .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
              .map(alarm -> PlainTemplate.named(alarm.at("/Dimensions/0/Value")))
              .collect(Collectors.toSet());
      assertThat(watched).as(metric).isEqualTo(template.functions().keySet());
    }
  }

  @Test
  void opensTheReportBucketToNobodyOutside() {
    var bucket = template.resource("ReportBucket");

    assertThat(bucket.path("PublicAccessBlockConfiguration").valueStream())
        .hasSize(4)
        .allMatch(JsonNode::asBoolean);
    assertThat(bucket.has("BucketEncryption")).isTrue();
    assertThat(template.resource("ReportBucketPolicy").toString())
        .contains("\"aws:SecureTransport\":\"false\"", "\"Effect\":\"Deny\"");
  }

  private static boolean reportsItemFailures(PlainTemplate.Event event) {
    return PlainTemplate.each(event.properties().path("FunctionResponseTypes"))
        .anyMatch(type -> type.asText().equals("ReportBatchItemFailures"));
  }
}
