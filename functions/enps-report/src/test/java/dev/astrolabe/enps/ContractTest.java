package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to the report, both ways. */
final class ContractTest {
  private static final String ENPS = "GET /api/reports/enps";

  private final Contract contract = Contract.read();
  private final Office office = new Office().before("1-10").sample();

  @Test
  void holdsWhatIsRoutedAndNothingElse() {
    assertThat(Contract.operations(office.handler.routes()))
        .isEqualTo(contract.operations(path -> path.startsWith("/api/reports/enps")));
  }

  @Test
  void answersInTheShapesThatAreWritten() {
    var path = "/api/reports/enps?survey=pulse";
    check(Ask.get(path), 200);
    check(Ask.get(path).browser("fa"), 200);
    check(Ask.get(path).header("accept", "text/csv"), 200);
    check(Ask.get("/api/reports/enps"), 400);
    check(Ask.get(path + "&period=2026-Q1"), 404);
    check(Ask.get(path + "&period=2026-13"), 422);
  }

  private void check(Ask ask, int status) {
    var answer = office.asks(ask);
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(contract.violations(ENPS, answer)).isEmpty();
  }
}
