package dev.astrolabe.local.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Who may do what. The whole of it stands here a second time, so that a role cannot grow without
 * somebody saying so twice; that an engine enforces it is proved by {@code .ci/iam_proof.py}.
 */
final class RolesTest {
  private static final Set<String> READ = Set.of("GetItem", "Query");
  private static final Set<String> READ_AND_WRITE =
      Set.of("GetItem", "Query", "PutItem", "UpdateItem");
  private static final Set<String> APPEND = Set.of("GetItem", "Query", "PutItem");
  private static final Set<String> KEEP = Set.of("GetItem", "Query", "PutItem", "DeleteItem");
  private static final Set<String> KEEP_AND_CHANGE =
      Set.of("GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem");

  private final PlainTemplate template = PlainTemplate.read();

  @Test
  void letsIntakeQueueEntriesAndReadSettings() {
    assertThat(granted("IntakeRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "IntakeLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "LiveQueue", Set.of("SendMessage"),
                "ConfigTable", Set.of("GetItem", "PutItem")));
  }

  @Test
  void letsScoringTakeMessagesAndKeepLeadsAndLedger() {
    var consume =
        Set.of("ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes");
    var consumeAndSend = new TreeSet<>(consume);
    consumeAndSend.add("SendMessage");

    assertThat(granted("ScoringRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ScoringLogs",
                Set.of("CreateLogStream", "PutLogEvents"),
                "LiveQueue",
                consume,
                "BulkQueue",
                consumeAndSend,
                "LiveDeadLetters",
                Set.of("SendMessage"),
                "BulkDeadLetters",
                Set.of("SendMessage"),
                "LeadsTable",
                KEEP,
                "LeadsTable/index/due",
                Set.of("Query"),
                "LeadsTable/index/created",
                Set.of("Query"),
                "LedgerTable",
                APPEND,
                "ConfigTable",
                APPEND));
  }

  @Test
  void letsQualificationListMergeAndLayLargeAnswersAside() {
    var expected = new TreeMap<String, Set<String>>();
    expected.put("QualificationLogs", Set.of("CreateLogStream", "PutLogEvents"));
    expected.put("LiveQueue", Set.of("SendMessage", "GetQueueAttributes"));
    expected.put("BulkQueue", Set.of("SendMessage", "GetQueueAttributes"));
    expected.put("LeadsTable", KEEP);
    expected.put("LedgerTable", APPEND);
    expected.put("ConfigTable", APPEND);
    expected.put("ReportBucket/answers/*", Set.of("PutObject", "GetObject"));
    for (var index : Set.of("stage", "domain", "owner", "created")) {
      expected.put("LeadsTable/index/" + index, Set.of("Query"));
    }

    assertThat(granted("QualificationRole")).isEqualTo(expected);
  }

  @Test
  void letsHandoffFollowTheStreamRecordDeliveryAndTellTheBusAndSales() {
    assertThat(granted("HandoffRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "HandoffLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "LeadsTable.StreamArn", Set.of("DescribeStream", "GetRecords", "GetShardIterator"),
                "LeadsTable/stream/*", Set.of("ListStreams"),
                "StreamFailures", Set.of("SendMessage"),
                "LeadsTable", READ_AND_WRITE,
                "LedgerTable", READ,
                "ConfigTable", READ,
                "EventBus", Set.of("PutEvents"),
                "identity/${Identity}", Set.of("SendEmail")));
  }

  @Test
  void letsProjectionReadLeadsAndCount() {
    assertThat(granted("ProjectionRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ProjectionLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "LeadsTable.StreamArn", Set.of("DescribeStream", "GetRecords", "GetShardIterator"),
                "LeadsTable/stream/*", Set.of("ListStreams"),
                "StreamFailures", Set.of("SendMessage"),
                "LeadsTable", READ,
                "LedgerTable", READ,
                "ReportingTable", Set.of("Query", "PutItem", "UpdateItem")));
  }

  @Test
  void letsTheRebuildWalkEveryLeadAndCount() {
    assertThat(granted("RebuildRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "RebuildLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "LeadsTable", READ,
                "LeadsTable/index/created", Set.of("Query"),
                "LedgerTable", READ,
                "ReportingTable", Set.of("Query", "PutItem", "UpdateItem")));
  }

  @Test
  void letsTheApiOfReportsKeepSpendAndSeeNoLead() {
    assertThat(granted("CpsqlApiRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CpsqlApiLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "ReportingTable", Set.of("GetItem", "Query", "PutItem", "DeleteItem"),
                "ReportBucket/reports/*", Set.of("GetObject")));
  }

  @Test
  void letsImportsKeepRowsAndQueueThem() {
    assertThat(granted("ImportsRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ImportsLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "ReportingTable", Set.of("GetItem", "PutItem"),
                "ConfigTable", APPEND,
                "BulkQueue", Set.of("SendMessage")));
  }

  @Test
  void letsTheRunOfReportsLayThemMailFinanceAndTellTheBus() {
    assertThat(granted("CpsqlReportRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CpsqlReportLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "ReportingTable", READ_AND_WRITE,
                "ReportBucket/reports/cpsql/*", Set.of("PutObject"),
                "ReportDeadLetters", Set.of("SendMessage"),
                "EventBus", Set.of("PutEvents"),
                "identity/${Identity}", Set.of("SendEmail")));
    assertThat(granted("ReportScheduleRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "CpsqlReportFunction", Set.of("InvokeFunction"),
                "ReportDeadLetters", Set.of("SendMessage")));
  }

  @Test
  void letsTheSweepRunScoringOnly() {
    assertThat(granted("SweepRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ScoringFunction", Set.of("InvokeFunction"),
                "SweepDeadLetters", Set.of("SendMessage")));
  }

  @Test
  void letsPagesOfSurveysLayBallotsDownAndOpenNone() {
    assertThat(granted("PulseRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PulseLogs",
                Set.of("CreateLogStream", "PutLogEvents"),
                "PulseTable",
                KEEP_AND_CHANGE));
  }

  @Test
  void letsTheScheduleOfSurveysAloneUseTheirKeys() {
    assertThat(granted("PulseScheduleRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PulseScheduleLogs",
                Set.of("CreateLogStream", "PutLogEvents"),
                "PulseTable",
                KEEP_AND_CHANGE,
                "parameter/astrolabe/${AWS::StackName}/pulse/*",
                Set.of("GetParameter", "PutParameter", "DeleteParameter"),
                "EventBus",
                Set.of("PutEvents"),
                "identity/${Identity}",
                Set.of("SendEmail")));
    assertThat(granted("PulseSchedulerRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PulseScheduleFunction", Set.of("InvokeFunction"),
                "EnpsReportFunction", Set.of("InvokeFunction"),
                "SweepDeadLetters", Set.of("SendMessage")));
  }

  @Test
  void letsReportsOfSurveysReadCountsAndNoBallots() {
    assertThat(granted("EnpsApiRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("EnpsApiLogs", Set.of("CreateLogStream", "PutLogEvents"), "PulseTable", READ));
    assertThat(granted("EnpsReportRole"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "EnpsReportLogs", Set.of("CreateLogStream", "PutLogEvents"),
                "PulseTable", READ,
                "ReportingTable", READ_AND_WRITE,
                "ReportBucket/reports/enps/*", Set.of("PutObject"),
                "EventBus", Set.of("PutEvents"),
                "identity/${Identity}", Set.of("SendEmail")));
    for (var role : Set.of("EnpsApiRole", "EnpsReportRole")) {
      assertThat(
              template
                  .resource(role)
                  .at("/Policies/0/PolicyDocument/Statement/1/Condition")
                  .toString())
          .as(role)
          .contains("dynamodb:LeadingKeys")
          .doesNotContain("LINK#")
          .doesNotContain("EMPLOYEES");
    }
  }

  @Test
  void letsNobodyElseTouchSurveys() {
    for (var role : template.properties("AWS::IAM::Role").keySet()) {
      if (!role.startsWith("Pulse") && !role.startsWith("Enps")) {
        assertThat(granted(role)).as(role).doesNotContainKey("PulseTable");
      }
    }
  }

  @Test
  void letsNobodyUseAWildcardOrScan() {
    template
        .properties("AWS::IAM::Role")
        .forEach((role, properties) ->
            granted(role)
                .forEach((resource, actions) -> {
                  assertThat(resource).as(role).isNotEqualTo("*");
                  assertThat(actions)
                      .as(role + " on " + resource)
                      .noneMatch(action -> action.contains("*"))
                      .doesNotContain("Scan", "BatchWriteItem", "PartiQLSelect");
                }));
  }

  @Test
  void givesEveryPolicyByTheRolesOfTheTemplateAlone() {
    template
        .functions()
        .forEach((id, function) -> {
          assertThat(function.has("Policies")).as(id).isFalse();
          assertThat(function.has("Role")).as(id).isTrue();
        });
    template
        .properties("AWS::IAM::Role")
        .forEach((id, role) -> assertThat(role.has("ManagedPolicyArns")).as(id).isFalse());
  }

  /** Resource, named short, to the actions that one role has on it, without their service. */
  private Map<String, Set<String>> granted(String role) {
    var found = new TreeMap<String, Set<String>>();
    template
        .resource(role)
        .path("Policies")
        .forEach(policy ->
            policy
                .at("/PolicyDocument/Statement")
                .forEach(statement -> {
                  assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
                  PlainTemplate.each(statement.path("Resource"))
                      .forEach(resource ->
                          PlainTemplate.each(statement.path("Action"))
                              .forEach(action ->
                                  found
                                      .computeIfAbsent(shortly(resource), k -> new TreeSet<>())
                                      .add(withoutService(action))));
                }));
    return found;
  }

  private static String withoutService(JsonNode action) {
    return action.asText().substring(action.asText().indexOf(':') + 1);
  }

  private static String shortly(JsonNode resource) {
    var attribute = resource.path("Fn::GetAtt");
    if (attribute.isArray()) {
      return attribute.path(1).asText().equals("Arn")
          ? attribute.path(0).asText()
          : attribute.path(0).asText() + "." + attribute.path(1).asText();
    }
    var sub = resource.path("Fn::Sub");
    var text = sub.isArray() ? sub.path(0).asText() : sub.asText(resource.asText());
    return text.replaceFirst("^\\$\\{(\\w+)\\.Arn}", "$1")
        .replaceFirst("^arn:.*:(?=parameter/)", "")
        .replaceFirst("^arn:.*:(?=[^:]+$)", "");
  }
}
