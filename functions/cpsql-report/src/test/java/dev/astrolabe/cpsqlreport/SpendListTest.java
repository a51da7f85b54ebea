package dev.astrolabe.cpsqlreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows of spend are read page by page, as every list. */
final class SpendListTest {
  private static final String QUERY = "/api/spend?period=2026-Q3";

  private final Desk desk = new Desk();

  private void add(int n, String from, String to) {
    var row =
        "{\"channel\":\"search\",\"category\":\"media\",\"from\":\"%s\",\"to\":\"%s\",\"amount\":{\"amount\":\"%d.00\",\"currency\":\"USD\"}}"
            .formatted(from, to, n);
    assertThat(desk.ask(Ask.post("/api/spend").json(row)).status()).isEqualTo(201);
  }

  private static List<String> amounts(Json.Fields page) {
    return page.items("items").orElseThrow().stream()
        .map(row -> ((Json.Fields) row).fields("amount").orElseThrow().text("amount").orElseThrow())
        .toList();
  }

  @Test
  void allPagesTogetherAreTheRowsOnceInTheOrderOfTheirLastDays() {
    for (int n = 1; n <= 7; n++) {
      add(n, "2026-07-0" + n, "2026-09-0" + (8 - n));
    }
    add(8, "2026-06-01", "2026-08-31");
    add(9, "2026-04-01", "2026-06-30");
    var read = new ArrayList<String>();
    int pages = 0;
    Optional<String> cursor = Optional.empty();
    do {
      var page =
          desk.ask(Ask.get(QUERY + "&limit=3" + cursor.map(c -> "&cursor=" + c).orElse(""))).json();
      assertThat(amounts(page)).hasSizeLessThanOrEqualTo(3);
      read.addAll(amounts(page));
      cursor = page.text("nextCursor");
      pages++;
    } while (cursor.isPresent());

    assertThat(read)
        .containsExactly("8.00", "7.00", "6.00", "5.00", "4.00", "3.00", "2.00", "1.00");
    assertThat(pages).isEqualTo(3);
    assertThat(amounts(desk.ask(Ask.get(QUERY)).json())).isEqualTo(read);
  }

  @Test
  void aCursorOfAnotherQueryIsRefused() {
    add(1, "2026-07-01", "2026-07-31");
    add(2, "2026-08-01", "2026-08-31");
    var cursor = desk.ask(Ask.get(QUERY + "&limit=1")).json().text("nextCursor").orElseThrow();

    assertThat(desk.ask(Ask.get("/api/spend?period=2026-08&cursor=" + cursor)).status())
        .isEqualTo(400);
    assertThat(desk.ask(Ask.get(QUERY + "&limit=0")).status()).isEqualTo(400);
  }
}
