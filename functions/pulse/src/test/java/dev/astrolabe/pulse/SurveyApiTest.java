package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.report.RefusalPhrase;
import dev.astrolabe.runtime.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SurveyApiTest {
  private final Workplace workplace = new Workplace();

  private List<String> pointers(String survey) {
    var answer = workplace.people(Ask.put("/api/surveys/pulse").json(survey));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    return answer.texts("errors", "pointer");
  }

  @Test
  void givesBackWhatWasPutAndGuardsChanges() {
    var put = workplace.people(Ask.put("/api/surveys/pulse").json(Workplace.SURVEY));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    var got = workplace.people(Ask.get("/api/surveys/pulse"));
    assertThat(got.json()).isEqualTo(put.json());
    var etag = got.header("etag").orElseThrow();
    var changed = Workplace.SURVEY.replace("P9D", "P8D");
    assertThat(
            workplace
                .people(Ask.put("/api/surveys/pulse").header("if-match", etag).json(changed))
                .status())
        .isEqualTo(200);
    assertThat(
            workplace
                .people(
                    Ask.put("/api/surveys/pulse").header("if-match", etag).json(Workplace.SURVEY))
                .status())
        .isEqualTo(412);
    assertThat(workplace.people(Ask.get("/api/surveys/none")).status()).isEqualTo(404);
  }

  @Test
  void refusesWhatIsNoSurveyNamingThePlace() {
    var eleven = new StringBuilder();
    for (int i = 1; i <= 11; i++) {
      eleven
          .append(i == 1 ? "" : ",")
          .append("{\"id\":\"q")
          .append(i)
          .append("\",\"type\":\"rating\",\"text\":{\"en\":\"x\",\"ar\":\"x\",\"fa\":\"x\"}}");
    }
    assertThat(
            pointers(
                Workplace.SURVEY.replaceAll(
                    "(?s)\"questions\":\\[.*\\]", "\"questions\":[" + eleven + "]")))
        .containsExactly("/questions/10");
    assertThat(
            pointers(
                Workplace.SURVEY.replace(
                    "\"id\":\"enps\",", "\"id\":\"enps\",\"scale\":\"0-10\",")))
        .containsExactly("/questions/0/scale");
    assertThat(pointers(Workplace.SURVEY.replace("\"type\":\"choice\"", "\"type\":\"slider\"")))
        .containsExactly("/questions/1/type");
    assertThat(pointers(Workplace.SURVEY.replace("\"1-10\"", "\"1-7\""))).containsExactly("/scale");
    assertThat(pointers(Workplace.SURVEY.replace("\"once\"", "\"hourly\"")))
        .containsExactly("/cadence");
    assertThat(pointers(Workplace.SURVEY.replace("2026-09-21", "2026-02-31")))
        .containsExactly("/opens");
    assertThat(pointers(Workplace.SURVEY.replace("P9D", "9 days"))).containsExactly("/closesAfter");
    assertThat(pointers(Workplace.SURVEY.replace("\"cadence\"", "\"cadense\"")))
        .contains("/cadense", "/cadence");
    assertThat(pointers(Workplace.SURVEY.replace("\"ar\":\"هل توصي بنا؟\",", "")))
        .containsExactly("/questions");
    assertThat(workplace.ports.surveys().all()).isEmpty();
  }

  @Test
  void needsTheScope() {
    assertThat(Ask.get("/api/surveys/pulse").as("x", "reports").of(workplace.handler).status())
        .isEqualTo(403);
    assertThat(Ask.get("/api/employees").of(workplace.handler).status()).isEqualTo(401);
  }

  @Test
  void replacesTheListOfEmployeesAsAWhole() {
    var one =
        "{\"items\":[{\"employeeId\":\"e1\",\"email\":\"a@b.example\",\"language\":\"fa\",\"attributes\":{\"office\":\"Dubai\"}}]}";
    var put = workplace.people(Ask.put("/api/employees").json(one));
    assertThat(put.status()).as(put.body()).isEqualTo(200);
    var etag = put.header("etag").orElseThrow();
    var two = one.replace("e1", "e2");
    assertThat(
            workplace
                .people(Ask.put("/api/employees").header("if-match", "\"x\"").json(two))
                .status())
        .isEqualTo(412);
    assertThat(
            workplace.people(Ask.put("/api/employees").header("if-match", etag).json(two)).status())
        .isEqualTo(200);
    assertThat(workplace.people(Ask.get("/api/employees")).texts("items", "employeeId"))
        .containsExactly("e2");
    assertThat(workplace.dump().toString()).doesNotContain("\"e1\"");
    var twice =
        "{\"items\":[{\"employeeId\":\"e1\",\"language\":\"en\"},{\"employeeId\":\"e1\",\"language\":\"de\"},{\"employeeId\":\"e1\",\"language\":\"ar\"}]}";
    var refused = workplace.people(Ask.put("/api/employees").json(twice));
    assertThat(refused.texts("errors", "pointer"))
        .containsExactly("/items/1", "/items/2/employeeId");
  }

  @Test
  void addsEmployeesByFile() {
    var csv =
        "employeeId,email,language,office\r\ne1,a@b.example,ar,\"Dubai, Marina\"\r\ne2,,fa,\r\n";
    var ask =
        Ask.post("/api/employees/import").bytes("text/csv", csv.getBytes(StandardCharsets.UTF_8));
    assertThat(workplace.people(ask).json().decimal("accepted").orElseThrow().intValue())
        .isEqualTo(2);
    assertThat(workplace.people(ask).json().decimal("unchanged").orElseThrow().intValue())
        .isEqualTo(2);
    var list = workplace.ports.employees().list().employees();
    assertThat(list.getFirst().attributes()).containsEntry("office", "Dubai, Marina");
    assertThat(list.getLast().email()).isEmpty();
    var json =
        Ask.post("/api/employees/import").json("[{\"employeeId\":\"e3\",\"language\":\"en\"}]");
    assertThat(workplace.people(json).status()).isEqualTo(200);
    assertThat(workplace.ports.employees().list().employees()).hasSize(3);
    var sheet =
        Ask.post("/api/employees/import").bytes("text/csv", new byte[] {'P', 'K', 3, 4, -1});
    assertThat(workplace.people(sheet).status()).isEqualTo(415);
    var short1 =
        Ask.post("/api/employees/import")
            .bytes("text/csv", "employeeId,email\ne1\n".getBytes(StandardCharsets.UTF_8));
    assertThat(workplace.people(short1).status()).isEqualTo(422);
  }

  @Test
  void refusesASurveyInTheLanguageOfWhoReadsIt() {
    var mixed = Workplace.SURVEY.replace("\"id\":\"enps\",", "\"id\":\"enps\",\"scale\":\"0-10\",");
    var question =
        "{\"id\":\"q%d\",\"type\":\"rating\",\"text\":{\"en\":\"?\",\"ar\":\"?\",\"fa\":\"?\"}}";
    var eleven =
        IntStream.range(0, 11).mapToObj(question::formatted).collect(Collectors.joining(","));
    var many =
        Workplace.SURVEY.replaceFirst("(?s)\"questions\":.*", "\"questions\":[" + eleven + "]}");
    for (var language : Language.values()) {
      for (var wrong :
          Map.of(
                  mixed,
                  RefusalPhrase.SCALES_MIXED,
                  Workplace.SURVEY.replace("\"1-10\"", "\"1-7\""),
                  RefusalPhrase.SCALE,
                  many,
                  RefusalPhrase.TOO_MANY_QUESTIONS)
              .entrySet()) {
        var ask =
            Ask.put("/api/surveys/pulse")
                .json(wrong.getKey())
                .header("accept-language", language.tag());
        assertThat(workplace.people(ask).texts("errors", "detail"))
            .contains(wrong.getValue().in(language));
      }
    }
    assertThat(workplace.ports.surveys().all()).isEmpty();
  }
}
