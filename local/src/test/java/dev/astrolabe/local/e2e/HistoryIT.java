package dev.astrolabe.local.e2e;

import static dev.astrolabe.local.e2e.RunningStack.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The way of an imported past, through the real services: counted on its own day, told to nobody.
 */
@ExtendWith(RunningStack.class)
class HistoryIT {
  private final Api api;
  private final String who = UUID.randomUUID().toString().substring(0, 8);
  private final String email = "tom." + who + "@becker-fracht.example";

  HistoryIT(Api api) {
    this.api = api;
  }

  private Map<String, String> profile() {
    Map<String, String> profile = new LinkedHashMap<>();
    profile.put("name", "Tom Becker " + who);
    profile.put("company", "Becker Fracht GmbH");
    // unlike any other run's, or two runs' leads would be one
    profile.put("phone", "+4930" + (1_000_000 + Math.floorMod(who.hashCode(), 8_999_999)));
    profile.put("industry", "freight forwarding");
    profile.put("companySize", "51-200");
    profile.put("role", "Head of operations");
    profile.put("authority", "decides");
    profile.put("need", "clear");
    profile.put("timeline", "within 6 months");
    return profile;
  }

  private static List<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.path("items").spliterator(), false).toList();
  }

  /** Sends a file; answers where its progress is told. */
  private String imports(String kind, String csv) throws Exception {
    var answer =
        api.send(
            api.authorized(
                    "/api/imports?mode=history&origin=voluntary&consent=signed%20forms&kind="
                        + kind)
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private JsonNode whenDone(String place) throws Exception {
    return eventually(
        "the end of the import",
        () ->
            Optional.of(api.get(place))
                .filter(progress -> progress.path("state").asText().equals("done")));
  }

  @Test
  void countsAnImportedPastOnItsOwnDayAndHandsNothingOver() throws Exception {
    // noon, so that the day is one in every time zone near ours
    var day = LocalDate.ofInstant(api.now(), ZoneOffset.UTC).minusDays(120);
    var profile = profile();
    var leads =
        "email,occurredAt,entryId,"
            + String.join(",", profile.keySet())
            + "\n"
            + String.join(",", email, day + "T09:00:00Z", "l-" + who)
            + ","
            + String.join(",", profile.values())
            + "\n";
    var entries =
        """
        email,kind,occurredAt,entryId,payload.form
        %s,price-requested,%sT10:00:00Z,p-%s,pricing
        %s,meeting-booked,%sT11:00:00Z,m-%s,
        %s,meeting-booked,1999-01-01T00:00:00Z,n-%s,
        """
            .formatted(email, day, who, email, day, who, email, who);
    assertThat(whenDone(imports("leads", leads)).path("notTaken").asInt()).isZero();
    var place = imports("entries", entries);

    var done = whenDone(place);

    assertThat(done.path("accepted").asInt()).isEqualTo(2);
    assertThat(done.path("rows")).hasSize(1);
    assertThat(done.path("leads").asInt()).isEqualTo(1);
    var lead = api.leadOf(email).orElseThrow();
    var transitions = items(api.get("/api/leads/" + lead + "/transitions"));
    assertThat(transitions).allMatch(t -> t.at("/cause/kind").asText().equals("history"));
    var sql =
        transitions.stream()
            .filter(t -> t.path("to").asText().equals("SQL"))
            .findFirst()
            .orElseThrow();
    assertThat(sql.path("effectiveAt").asText()).startsWith(day + "T1");
    var quarter = day.getYear() + "-Q" + ((day.getMonthValue() + 2) / 3);
    var counted =
        eventually("the lead is counted", () -> evidence(quarter, lead).stream().findFirst());
    assertThat(counted.path("day").asText()).isEqualTo(day.toString());
    assertThat(counted.path("cause").asText()).isEqualTo("history");
    assertThat(api.get("/api/reports/cpsql?period=" + quarter).path("sqls").asInt()).isPositive();

    // the same file again changes nothing, and whatever is under way is done when the clock moved
    imports("entries", entries);
    api.moveClock(api.now().plusSeconds(300));
    assertThat(items(api.get("/api/leads/" + lead + "/transitions"))).isEqualTo(transitions);
    assertThat(evidence(quarter, lead)).hasSize(1);
    assertThat(items(api.get("/api/leads/" + lead + "/timeline"))).hasSize(3);
    assertThat(items(api.local("outbox")))
        .noneMatch(mail -> mail.toString().contains(who) || mail.toString().contains(lead));
    assertThat(items(api.local("events")))
        .filteredOn(item -> item.at("/event/detail-type").asText().endsWith(".handoff.created"))
        .noneMatch(item -> item.toString().contains(lead));
  }

  private List<JsonNode> evidence(String period, String lead) throws Exception {
    var evidence = api.get("/api/reports/cpsql/evidence?period=" + period);
    return StreamSupport.stream(evidence.path("sqls").spliterator(), false)
        .filter(sql -> sql.path("leadId").asText().equals(lead))
        .toList();
  }
}
