package dev.astrolabe.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.Carried;
import dev.astrolabe.runtime.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Nothing is answered that the gateway would have to refuse for its size. */
final class LargeAnswersTest {
  /** Lambda's limit of an answer. */
  private static final int SIX_MEGABYTES = 6 * 1024 * 1024;

  private final Desk desk = new Desk();

  /** One entry is folded as ever, and the others stand in the ledger beside it. */
  private void entries(int count, String payload) {
    desk.lead(
        "{\"identities\":[{\"kind\":\"email\",\"value\":\"a@b.example\"}],\"entryId\":\"e\"}");
    for (int i = 1; i < count; i++) {
      desk.ledger.append(
          new Entry(
              new EntryId("crm", "e" + i),
              new Identity(IdentityKind.EMAIL, "a@b.example"),
              "pricing-viewed",
              Desk.NOW.minusSeconds(86_400L + i),
              Desk.NOW,
              Trust.OPERATOR,
              Origin.VOLUNTARY,
              new TreeMap<>(),
              new TreeMap<>(Map.of("text", payload)),
              List.of(),
              Optional.empty()));
    }
  }

  private static long carried(Ask.Answer answer) {
    return Carried.bytes(Body.of(answer.body()).bytes());
  }

  /** The limit is the most that a page has: it ends early, and its cursor goes on from there. */
  @Test
  void endsAPageOfATimelineBeforeItIsTooLarge() {
    // Each character of the text has to be escaped, and the backslash that does it once more.
    entries(150, "\"".repeat(30_000));
    var seen = new HashSet<String>();
    var path = "/api/leads/lead-1/timeline?limit=500";
    int pages = 0;
    var cursor = Optional.<String>empty();
    do {
      var page = desk.ask(Ask.get(path + cursor.map(c -> "&cursor=" + c).orElse("")));
      assertThat(page.status()).isEqualTo(200);
      assertThat(carried(page)).isLessThan(LargeAnswers.MOST);
      for (var id : page.texts("items", "entryId")) {
        assertThat(seen.add(id)).as(id).isTrue();
      }
      cursor = page.json().text("nextCursor");
      pages++;
    } while (cursor.isPresent());
    assertThat(seen).hasSize(150);
    assertThat(pages).isBetween(4, 6);
  }

  @Test
  void endsAPageOfLeadsBeforeItIsTooLarge() {
    var name = "\\\"".repeat(1_000);
    var company = "\\\"".repeat(1_000);
    for (int i = 0; i < 500; i++) {
      desk.ask(
          Ask.post("/api/leads")
              .json(
                  "{\"identities\":[{\"kind\":\"email\",\"value\":\"p%d@y.example\"}],\"profile\":{\"name\":\"%s\",\"company\":\"%s\"}}"
                      .formatted(i, name, company)));
    }
    desk.fold();
    var first = desk.ask(Ask.get("/api/leads?limit=500"));
    assertThat(carried(first)).isLessThan(LargeAnswers.MOST);
    var ids = new ArrayList<>(first.texts("items", "leadId"));
    assertThat(ids).hasSizeBetween(300, 499);
    var cursor = first.json().text("nextCursor").orElseThrow();
    var second = desk.ask(Ask.get("/api/leads?limit=500&cursor=" + cursor));
    ids.addAll(second.texts("items", "leadId"));
    assertThat(ids).hasSize(500).doesNotHaveDuplicates();
    assertThat(second.json().get("nextCursor")).contains(new Json.Null());
  }

  @Test
  void laysALargeAssessmentAsideAndSaysWhere() {
    entries(20_000, "x");
    var path = "/api/leads/lead-1/assessment";
    assertThat(desk.ask(Ask.get(path)).status()).isEqualTo(200);
    assertThat(desk.shelf).isEmpty();

    var large = desk.ask(Ask.get(path + "?lines=all"));
    assertThat(large.status()).isEqualTo(303);
    assertThat(large.body()).isEmpty();
    var document = desk.shelf.values().iterator().next();
    assertThat(Carried.bytes(Body.of(document).bytes())).isGreaterThan(LargeAnswers.MOST);
    assertThat(large.header("location"))
        .contains(
            "https://shelf.example/" + desk.shelf.keySet().iterator().next() + "?from=" + Desk.NOW);
    var lines = new Ask.Answer(200, Map.of(), document).json().items("lines").orElseThrow();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(20_000);

    desk.storesAreDown = true;
    assertThat(desk.ask(Ask.get(path + "?lines=all")).status()).isEqualTo(503);
    assertThat(LargeAnswers.MOST).isLessThan(SIX_MEGABYTES);
  }
}
