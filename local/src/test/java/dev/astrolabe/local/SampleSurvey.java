package dev.astrolabe.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the sample's survey of September comes to. */
final class SampleSurvey {
  private static final String REPORT = "/api/reports/enps?survey=team&lang=en";

  private final SampleDoor stack;

  SampleSurvey(SampleDoor stack) {
    this.stack = stack;
  }

  void standsAtPlus29() throws IOException, InterruptedException {
    var report = stack.get(REPORT);

    assertThat(report.path("scale").asText()).isEqualTo("1-10");
    assertThat(report.path("enps").asInt()).isEqualTo(29);
    assertThat(
            List.of("promoters", "passives", "detractors", "answered", "asked", "responseRate")
                .stream()
                .map(count -> report.path(count).asInt()))
        .containsExactly(12, 7, 5, 24, 30, 80);
    assertThat(report.at("/interval/low").decimalValue().intValue()).isEqualTo(-5);
    assertThat(report.at("/interval/high").decimalValue().intValue()).isEqualTo(56);
    assertThat(report.path("period").asText()).startsWith("2026");
    var run = stack.get("/api/surveys/team/runs/" + delivered());
    assertThat(run.path("state").asText()).isEqualTo("closed");
    assertThat(run.path("opens").asText()).startsWith("2026-09-21T");
    assertThat(run.path("closes").asText()).startsWith("2026-09-30T");
  }

  /** The run whose report was delivered. */
  private String delivered() throws IOException, InterruptedException {
    for (var report : stack.get("/api/reports").path("items")) {
      var of = report.path("period").asText();
      if (report.path("report").asText().equals("enps") && of.startsWith("team/")) {
        return of.substring("team/".length());
      }
    }
    throw new AssertionError("no report of the survey was delivered");
  }

  void showsTwoDepartmentsAndHidesTwoOffices() throws IOException, InterruptedException {
    List<String> shown = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (var group : stack.get(REPORT).path("by")) {
      var name = group.path("attribute").asText() + " " + group.path("value").asText();
      if (group.path("hidden").isNull()) {
        shown.add(name + " " + group.path("enps").asText() + " of " + group.path("n").asText());
      } else {
        hidden.add(name);
      }
    }
    assertThat(shown)
        .hasSize(4)
        .contains("department Sales 18 of 11", "department Product 38 of 13");
    assertThat(hidden).containsExactlyInAnyOrder("office Riyadh", "office Muscat");
    // Promoters, passives and detractors stand in the file.
    assertThat(stack.csv(REPORT))
        .contains("\ndepartment,Sales,18,11,5,3,3,", "\ndepartment,Product,38,13,7,4,2,")
        .contains("\noffice,Riyadh,,,,,,,,protected\n", "\noffice,Muscat,,,,,,,,protected\n");
  }
}
