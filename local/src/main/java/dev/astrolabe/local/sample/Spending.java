package dev.astrolabe.local.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the company spent, and what currencies were worth. */
final class Spending {
  private final List<Map<String, String>> rows = Resources.rows("spend.csv");
  private final List<Map<String, String>> rates = Resources.rows("rates.csv");

  List<Map<String, String>> rows() {
    return rows;
  }

  List<Map<String, String>> rates() {
    return rates;
  }

  void record(Doors doors) throws IOException, InterruptedException {
    var all = Doors.object();
    var items = all.putArray("rates");
    rates.forEach(rate -> items.add(Doors.object(rate)));
    var _ = doors.put("/api/rates", all);
    AtOnce.each(
        IntStream.range(0, rows.size()).boxed().toList(),
        i -> {
          var _ = doors.postOnce("sample-spend-" + i, "/api/spend", body(rows.get(i)));
        });
  }

  private static ObjectNode body(Map<String, String> row) {
    var body = Doors.object();
    row.forEach((name, value) -> {
      if (!value.isEmpty() && !name.equals("amount") && !name.equals("currency")) {
        body.put(name, value);
      }
    });
    body.putObject("amount").put("amount", row.get("amount")).put("currency", row.get("currency"));
    return body;
  }
}
