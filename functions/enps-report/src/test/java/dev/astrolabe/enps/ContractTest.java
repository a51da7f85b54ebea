package dev.astrolabe.enps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Contract;
import dev.astrolabe.runtime.store.Crash;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml to the report, both ways. */
final class ContractTest {
  private static final String ENPS = "GET /api/reports/enps";

  private final Contract contract = Contract.read();
  private final SortedSet<Integer> seen = new TreeSet<>();
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
    for (var shape : new String[] {"application/json", "text/html"}) {
      check(Ask.get("/api/reports/enps").header("accept", shape), 400);
      check(Ask.get(path + "&period=2026-Q1").header("accept", shape), 404);
      check(Ask.get(path + "&period=2026-13").header("accept", shape), 422);
    }
    check(Ask.get(path).of(office.handler), 401);
    check(Ask.get(path).as("x", "reports").of(office.handler), 403);
    office.crash.at(1, Crash.Moment.BEFORE_SENDING);
    var down = office.asks(Ask.get(path));
    office.crash.none();
    check(down, 503);
    assertThat(down.header("retry-after")).contains("5");

    assertThat(seen).isEqualTo(contract.operations(p -> p.equals("/api/reports/enps")).get(ENPS));
  }

  private void check(Ask ask, int status) {
    check(office.asks(ask), status);
  }

  private void check(Ask.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(contract.violations(ENPS, answer)).isEmpty();
    seen.add(status);
  }
}
