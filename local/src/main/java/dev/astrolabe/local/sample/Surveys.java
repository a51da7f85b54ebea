package dev.astrolabe.local.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The people of the company, one survey that is closed and one that runs. */
final class Surveys {
  /** Asks how likely people are to recommend the company. */
  static final String TEAM = "team";

  static final String OCTOBER = "october";

  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/s/[A-Za-z0-9_.~-]+)");

  private final Doors doors;

  Surveys(Doors doors) {
    this.doors = doors;
  }

  /** How many were asked. */
  static int people() {
    return Resources.rows("employees.csv").size();
  }

  void prepare() throws IOException, InterruptedException {
    var _ = doors.post("/api/employees/import", "text/csv", Resources.text("employees.csv"));
    for (var survey : new String[] {TEAM, OCTOBER}) {
      var _ = doors.put("/api/surveys/" + survey, document(survey));
    }
  }

  private static JsonNode document(String survey) {
    try {
      return new ObjectMapper().readTree(Resources.text("survey-" + survey + ".json"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the survey " + survey + " is JSON", e);
    }
  }

  /** Starts a run of the first survey and mails its links. */
  void sendTeam() throws IOException, InterruptedException {
    var _ = doors.postOnce("sample-" + TEAM, "/api/surveys/" + TEAM + "/runs", Doors.object());
    doors.run("Pulse");
  }

  /** Mails the links of the second, which opens on the day that stands in it. */
  void sendOctober() throws IOException, InterruptedException {
    doors.run("Pulse");
  }

  /** Answers by the links that were mailed; returns how many answered. */
  int answer() throws IOException, InterruptedException {
    var links = links();
    var scores =
        Resources.rows("answers.csv").stream()
            .collect(Collectors.toMap(row -> cell(row, "email"), row -> cell(row, "score")));
    AtOnce.each(
        scores.entrySet(),
        answer -> {
          var link = links.get(answer.getKey());
          if (link == null) {
            throw new IOException("nobody mailed a link to " + answer.getKey());
          }
          doors.open(link, Map.of("recommend", answer.getValue()));
        });
    return scores.size();
  }

  private static String cell(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }

  /** The path of the newest link in the mails of each address. */
  private Map<String, String> links() throws IOException, InterruptedException {
    Map<String, String> links = new HashMap<>();
    for (var mail : doors.get("/_local/outbox").path("items")) {
      var found = LINK.matcher(mail.path("text").asText());
      if (found.find()) {
        links.putIfAbsent(mail.at("/to/0").asText(), found.group(1));
      }
    }
    return links;
  }

  /** Closes what is due, and delivers its report. */
  void close() throws IOException, InterruptedException {
    doors.run("Pulse");
    doors.run("EnpsReport");
  }
}
