package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other writers are faster, every time. */
final class ContendedTest {
  private final Desk desk = new Desk();

  @Test
  void answersThatSomebodyElseWasFasterAndChangesNothing() {
    desk.lead(
        "{\"identities\":[{\"kind\":\"email\",\"value\":\"a@b.example\"}],\"entryId\":\"e1\",\"source\":\"crm\"}");
    desk.lead("{\"identities\":[{\"kind\":\"email\",\"value\":\"c@d.example\"}]}");
    desk.ask(Ask.post("/api/leads/lead-1/merge").json("{\"with\":\"lead-2\"}"));
    desk.othersAreFaster = true;
    var before = desk.leads.everything();

    for (var ask :
        List.of(
            Ask.post("/api/leads/lead-1/refold"),
            Ask.post("/api/leads/lead-1/unmerge")
                .json("{\"identity\":{\"kind\":\"email\",\"value\":\"c@d.example\"}}"),
            Ask.post("/api/leads/lead-1/quarantine")
                .json(
                    "{\"entries\":[{\"source\":\"crm\",\"entryId\":\"e1\"}],\"reason\":\"x\"}"))) {
      var answer = desk.ask(ask);
      assertThat(answer.status()).as(ask.path() + " " + answer.body()).isEqualTo(409);
      assertThat(answer.json().text("type")).contains("urn:astrolabe:problem:conflict");
    }
    assertThat(desk.leads.everything()).isEqualTo(before);
  }
}
