package dev.astrolabe.local.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A list of addresses that somebody bought. It answers every question, and earns no points. */
final class Purchased {
  static final int SIZE = 60;

  private final List<Person> people = new ArrayList<>();

  Purchased(Cast cast) {
    for (int i = 0; i < SIZE; i++) {
      people.add(cast.next());
    }
  }

  /** The list as it was delivered. */
  String file() {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      var who = people.get(i);
      Map<String, String> cells = new TreeMap<>(who.business());
      cells.putAll(Buying.ready(who, i));
      cells.put("intention", "demo");
      cells.put("entryId", "list-" + i);
      rows.add(cells);
    }
    return CsvFile.of(rows);
  }
}
