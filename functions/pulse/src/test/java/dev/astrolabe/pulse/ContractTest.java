package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to surveys and employees, both ways. */
final class ContractTest {
  private final Contract contract = Contract.read();
  private final Workplace workplace = new Workplace().employs(6).plans(Workplace.SURVEY);

  @Test
  void holdsWhatIsRoutedAndNothingElse() {
    assertThat(Contract.operations(workplace.handler.routes()))
        .isEqualTo(
            contract.operations(path ->
                path.startsWith("/s/")
                    || path.startsWith("/api/surveys")
                    || path.startsWith("/api/employees")));
  }

  @Test
  void answersInTheShapesThatAreWritten() {
    workplace.at(Workplace.OPENS);
    var link = workplace.link("e00");
    check("GET /s/{token}", Ask.get(link).at(Workplace.HALF).of(workplace.handler), 200);
    check("GET /s/{token}", Ask.get("/s/x").of(workplace.handler), 404);
    check("POST /s/{token}", workplace.answers(link, "enps=11", Workplace.HALF), 422);
    check("POST /s/{token}", workplace.answers(link, "enps=9", Workplace.CLOSES), 410);
    for (int i = 0; i < 6; i++) {
      var form = "enps=9&words=x";
      check(
          "POST /s/{token}",
          workplace.answers(workplace.link("e%02d".formatted(i)), form, Workplace.HALF),
          200);
    }
    var run = "GET /api/surveys/{name}/runs/{id}";
    var asked = Ask.get("/api/surveys/pulse/runs/2026-09-21");
    check(run, workplace.people(asked), 200);
    workplace.at(Workplace.CLOSES);
    check(run, workplace.people(asked), 200);
    check(run, workplace.people(Ask.get("/api/surveys/pulse/runs/none")), 404);
    check("GET /api/surveys/{name}", workplace.people(Ask.get("/api/surveys/pulse")), 200);
    var put = "PUT /api/surveys/{name}";
    check(put, workplace.people(Ask.put("/api/surveys/pulse").json(Workplace.SURVEY)), 200);
    check(put, workplace.people(Ask.put("/api/surveys/pulse").json("{}")), 422);
    check(put, workplace.people(Ask.put("/api/surveys/pulse").json("{")), 400);
    var start = "POST /api/surveys/{name}/runs";
    check(start, workplace.people(Ask.post("/api/surveys/pulse/runs")), 202);
    check(start, workplace.people(Ask.post("/api/surveys/pulse/runs")), 409);
    check("GET /api/employees", workplace.people(Ask.get("/api/employees")), 200);
    var list = "{\"items\":[]}";
    check("PUT /api/employees", workplace.people(Ask.put("/api/employees").json(list)), 200);
    check(
        "POST /api/employees/import",
        workplace.people(Ask.post("/api/employees/import").json("[]")),
        200);
  }

  private void check(String operation, Ask.Answer answer, int status) {
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(status);
    assertThat(contract.violations(operation, answer)).isEmpty();
  }
}
