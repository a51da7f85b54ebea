package dev.astrolabe.local.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Who came in the second quarter of 2026, before the company used Astrolabe, as its old system
 * wrote them into two files: people, and what they did. Forty asked for a price: thirty of them
 * said of budget, authority, need and timeline enough for the second version of the model, ten only
 * enough for the first.
 */
final class PastLeads {
  static final int READY = 30;
  static final int READY_BY_LOOSER_CRITERIA = 10;
  static final int READERS = 70;

  private static final Instant BEGIN = Instant.parse("2026-04-02T06:00:00Z");
  private static final Duration QUARTER = Duration.ofDays(84);
  private static final List<Source> LAST_TOUCHES =
      List.of(
          Source.SEARCH,
          Source.LINKEDIN,
          Source.SEARCH,
          Source.WEBINARS,
          Source.LINKEDIN,
          Source.SEARCH,
          Source.REFERRAL,
          Source.TRADE_FAIR);

  /**
   * One line of a file.
   *
   * @param cells by column
   */
  record Line(Map<String, String> cells) {}

  private final Cast cast;
  private final SplittableRandom random;
  private final List<Line> people = new ArrayList<>();
  private final List<Line> entries = new ArrayList<>();

  PastLeads(Cast cast, SplittableRandom random) {
    this.cast = cast;
    this.random = random;
    int buyers = READY + READY_BY_LOOSER_CRITERIA;
    for (int i = 0; i < buyers; i++) {
      var at = at(i, buyers);
      var who = cast.next();
      boolean looser = i % 4 == 3;
      person(who, at, looser ? Buying.curious(who, i) : Buying.ready(who, i));
      entry(
          who,
          "price-requested",
          at.plus(Duration.ofHours(2)),
          LAST_TOUCHES.get(i % LAST_TOUCHES.size()));
    }
    for (int i = 0; i < READERS; i++) {
      var at = at(i, READERS);
      var who = this.cast.next();
      person(who, at, i % 2 == 0 ? Map.of("need", "clear") : Map.of());
      entry(
          who,
          i % 3 == 0 ? "report-downloaded" : "guide-downloaded",
          at.plus(Duration.ofHours(1)),
          LAST_TOUCHES.get((i + 3) % LAST_TOUCHES.size()));
    }
  }

  private Instant at(int i, int many) {
    return OfficeHours.of(BEGIN.plus(QUARTER.multipliedBy(i).dividedBy(many)), random);
  }

  private void person(Person who, Instant at, Map<String, String> answers) {
    Map<String, String> cells = new TreeMap<>(who.business());
    cells.putAll(answers);
    cells.put("companySize", who.companySize());
    cells.put("occurredAt", at.toString());
    cells.put("entryId", "past-person-" + people.size());
    people.add(new Line(cells));
  }

  private void entry(Person who, String kind, Instant at, Source source) {
    Map<String, String> cells = new TreeMap<>();
    cells.put("email", who.email());
    cells.put("kind", kind);
    cells.put("occurredAt", at.toString());
    cells.put("entryId", "past-entry-" + entries.size());
    source.parameters().forEach((name, value) -> cells.put("payload." + name, value));
    entries.add(new Line(cells));
  }

  /** The file of people. */
  String people() {
    return CsvFile.of(people.stream().map(Line::cells).toList());
  }

  /** The file of what they did. */
  String entries() {
    return CsvFile.of(entries.stream().map(Line::cells).toList());
  }

  int size() {
    return people.size();
  }
}
