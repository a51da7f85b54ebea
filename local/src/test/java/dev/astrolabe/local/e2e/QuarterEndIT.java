package dev.astrolabe.local.e2e;

import static dev.astrolabe.local.e2e.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The clock moves over the end of a quarter in which money was spent, a lead became sales qualified
 * and a survey was answered: one report each, none twice, whatever runs again.
 */
@ExtendWith(RunningStack.class)
class QuarterEndIT {
  private static final Pattern LINK = Pattern.compile("/s/[A-Za-z0-9_-]+");
  private static final int PEOPLE = 6;

  private final Api api;
  private final StackProcess stack;
  private final String who = UUID.randomUUID().toString().substring(0, 8);
  private final String survey = "quarter-" + who;

  QuarterEndIT(Api api, StackProcess stack) {
    this.api = api;
    this.stack = stack;
  }

  private static List<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.path("items").spliterator(), false).toList();
  }

  @Test
  void bringsOneReportOfEachAndNoneTwice() throws Exception {
    var zone = zone();
    var today = api.now().atZone(zone).toLocalDate();
    // far enough for the survey to close before it
    var first = quarterAfter(today.plusDays(3));
    var quarter = code(first.minusDays(1));
    ask();
    spend(today);
    becomesSql();
    eventually(
        "the lead is counted",
        () ->
            Optional.of(api.get("/api/reports/cpsql?period=" + quarter))
                .filter(report -> report.path("sqls").asInt() > 0));

    // and over the end of the next one: a way that is long enough fires what is frequent once a day
    var later = first.plusMonths(3).atTime(LocalTime.of(7, 0)).atZone(zone);
    api.moveClock(later.toInstant());

    var events = events();
    var month = first.minusDays(1).toString().substring(0, 7);
    assertThat(events)
        .containsKeys(
            "cpsql/" + quarter + "/1",
            "cpsql/" + month + "/1",
            "cpsql/" + code(first) + "/1",
            "cpsql/" + first.plusMonths(2).toString().substring(0, 7) + "/1");
    var run = runOf(events);
    assertThat(events.values()).as("one event each").containsOnly(1);
    var mails = mails();
    assertThat(mails.values()).as("one mail each").containsOnly(1);
    assertThat(mails).hasSize(events.size());
    holds(quarter);
    assertThat(stack.objects("reports/enps/" + survey + "/" + run + "/"))
        .as("files of %s", run)
        .contains("report.en.html", "report.ar.html", "report.fa.html", "report.csv");

    for (int i = 0; i < 2; i++) {
      for (var schedule : List.of("Daily", "EnpsReport", "Pulse")) {
        var path = "/_local/schedules/" + schedule + "/run";
        assertThat(api.send(api.request(path).POST(BodyPublishers.noBody())).statusCode())
            .isEqualTo(200);
      }
    }
    assertThat(events()).as("schedules that ran again").isEqualTo(events);
    assertThat(mails()).isEqualTo(mails);

    api.moveClock(later.plusDays(70).toInstant());

    assertThat(events().values()).as("one event each").containsOnly(1);
    assertThat(events().keySet())
        .containsAll(events.keySet())
        .doesNotContain("cpsql/" + code(first.plusMonths(3)) + "/1");
    assertThat(mails().values()).as("one mail each").containsOnly(1);
    assertThat(mails()).hasSize(events().size());
  }

  private ZoneId zone() throws Exception {
    return items(api.local("schedules")).stream()
        .filter(schedule -> schedule.path("name").asText().endsWith("Daily"))
        .map(schedule -> ZoneId.of(schedule.path("zone").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate quarterAfter(LocalDate day) {
    return day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3);
  }

  private static String code(LocalDate day) {
    return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }

  /** A survey of a day, sent and answered by everybody. */
  private void ask() throws Exception {
    var employees = new ArrayList<String>();
    for (int i = 0; i < PEOPLE; i++) {
      employees.add(
          "{\"employeeId\":\"%1$s-%2$d\",\"email\":\"%1$s.%2$d@people.example\",\"language\":\"en\",\"attributes\":{}}"
              .formatted(who, i));
    }
    succeeds("PUT", "/api/employees", "{\"items\":[" + String.join(",", employees) + "]}", 200);
    succeeds(
        "PUT",
        "/api/surveys/" + survey,
        """
        {"languages":["en"],"scale":"1-10","cadence":"adhoc","closesAfter":"P1D","breakdowns":[],
         "questions":[{"id":"enps","type":"enps","text":{"en":"Would you recommend us?"}}]}\
        """,
        200);
    succeeds("POST", "/api/surveys/" + survey + "/runs", "", 202);
    api.send(api.request("/_local/schedules/Pulse/run").POST(BodyPublishers.noBody()));
    var links =
        eventually(
            "everybody's mail", () -> Optional.of(links()).filter(all -> all.size() == PEOPLE));
    for (int i = 0; i < PEOPLE; i++) {
      var answer =
          api.send(
              api.request(links.get(i))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("enps=" + (i < 3 ? 10 : i + 3))));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private void succeeds(String method, String path, String body, int status) throws Exception {
    var answer =
        api.send(
            api.authorized(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(status);
  }

  private List<String> links() throws Exception {
    return items(api.local("outbox")).stream()
        .filter(mail -> mail.path("to").path(0).asText().startsWith(who + "."))
        .map(mail -> LINK.matcher(mail.path("text").asText()))
        .filter(link -> link.find())
        .map(link -> link.group())
        .distinct()
        .toList();
  }

  private void spend(LocalDate day) throws Exception {
    var row =
        "{\"channel\":\"%s\",\"category\":\"media\",\"from\":\"%2$s\",\"to\":\"%2$s\",\"amount\":{\"amount\":\"360.00\",\"currency\":\"USD\"}}"
            .formatted(survey, day);
    succeeds("POST", "/api/spend", row, 201);
  }

  private void becomesSql() throws Exception {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("name", "Tom Becker " + who);
    fields.put("company", "Becker Fracht GmbH");
    fields.put("email", "tom." + who + "@becker-fracht.example");
    fields.put("phone", "+4930" + (1_000_000 + Math.floorMod(who.hashCode(), 8_999_999)));
    fields.put("industry", "freight forwarding");
    fields.put("companySize", "51-200");
    fields.put("role", "Head of operations");
    fields.put("authority", "decides");
    fields.put("need", "clear");
    fields.put("timeline", "within 6 months");
    assertThat(api.form("price", fields).statusCode()).isEqualTo(202);
    eventually(
        "the lead is listed as SQL",
        () ->
            items(api.get("/api/leads?stage=SQL&limit=500")).stream()
                .filter(item -> item.path("name").asText().endsWith(who))
                .findFirst());
  }

  /** How often each report was announced, by its name, period or run, and revision. */
  private Map<String, Integer> events() throws Exception {
    var events = new TreeMap<String, Integer>();
    for (var item : items(api.local("events"))) {
      if (item.at("/event/detail-type").asText().endsWith(".report.ready")) {
        var data = item.at("/event/detail/data");
        var of =
            data.has("run")
                ? data.path("survey").asText() + "-" + data.path("run").asText()
                : data.path("period").asText();
        events.merge(
            data.path("report").asText() + "/" + of + "/" + data.path("revision").asText(),
            1,
            Integer::sum);
      }
    }
    return events;
  }

  private String runOf(Map<String, Integer> events) {
    var prefix = "enps/" + survey + "-";
    var runs = events.keySet().stream().filter(key -> key.startsWith(prefix)).toList();
    assertThat(runs).hasSize(1);
    return runs.getFirst().substring(prefix.length()).replaceFirst("/1$", "");
  }

  /** How often each report was mailed, by address, subject and first words. */
  private Map<String, Integer> mails() throws Exception {
    var mails = new TreeMap<String, Integer>();
    for (var mail : items(api.local("outbox"))) {
      var to = mail.path("to").path(0).asText();
      if (to.equals(RunningStack.FINANCE) || to.equals(RunningStack.PEOPLE)) {
        assertThat(mail.path("html").asText().length()).isBetween(1, 90_000);
        mails.merge(to + " " + mail.path("subject").asText(), 1, Integer::sum);
      }
    }
    return mails;
  }

  /** The delivered report of a period: its files open, and say what the report says. */
  private void holds(String period) throws Exception {
    var delivered =
        items(api.get("/api/reports")).stream()
            .filter(report -> report.path("period").asText().equals(period))
            .toList();
    assertThat(delivered).hasSize(1);
    var files = delivered.getFirst().path("files");
    assertThat(files.size()).isEqualTo(6);
    for (var file : files.properties()) {
      assertThat(opened(file.getValue().asText())).as(file.getKey()).isNotEmpty();
    }
    var json = Api.json(opened(files.path("report.json").asText()));
    var now = api.get("/api/reports/cpsql?period=" + period);
    for (var figure : List.of("total", "sqls", "cpsql", "by", "interval")) {
      assertThat(json.path(figure)).as(figure).isEqualTo(now.path(figure));
    }
    assertThat(json.path("sqls").asInt()).isPositive();
    var line =
        StreamSupport.stream(json.path("by").spliterator(), false)
            .filter(each -> each.path("channel").asText().equals(survey))
            .findFirst()
            .orElseThrow();
    assertThat(new BigDecimal(line.at("/spend/amount").asText())).isEqualByComparingTo("360");
  }

  private String opened(String address) throws IOException, InterruptedException {
    var answer = api.send(HttpRequest.newBuilder(URI.create(address)));
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return answer.body();
  }
}
