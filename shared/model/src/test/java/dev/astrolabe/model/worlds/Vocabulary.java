package dev.astrolabe.model.worlds;

import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.ValueTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The words of a world, few enough that rules and entries meet, and its grid: most times are
 * multiples of one unit, so that ages fall exactly on the ends of windows, periods and dwells.
 *
 * @param unit seconds
 */
record Vocabulary(Draw draw, int unit) {
  private static final List<String> KINDS =
      List.of("visit", "visit", "download", "download", "demo", "reply", "bounce", "rejected");

  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.of(
              "role",
              List.of(
                  "CEO",
                  "Chief Executive",
                  "head of sales",
                  "sales-engineer",
                  "مُدي\u0640ر\u200C\u00A0فروش",
                  "مدير فروش",
                  "intern"),
              "size",
              List.of("12", "50", "49.5", "200", "٥٠", "1e3", "about 50", "-5"),
              "industry",
              List.of(
                  "Logistics", "logistics & customs", "LOGISTICS ", "Healthcare", "student", ""),
              "budget",
              List.of("yes", "no", "10000", "unknown yet")));

  private static final Map<String, List<String>> DETAILS =
      new TreeMap<>(
          Map.of(
              "topic",
              List.of("pricing", "customs guide", "Careers", "price list"),
              "pages",
              List.of("1", "3", "۷", "many")));

  String kind() {
    return draw.of(KINDS);
  }

  String attribute() {
    return draw.of(List.copyOf(VALUES.keySet()));
  }

  String value(String attribute) {
    return draw.of(VALUES.getOrDefault(attribute, List.of("")));
  }

  String detail() {
    return draw.of(List.copyOf(DETAILS.keySet()));
  }

  String detailValue(String field) {
    return draw.of(DETAILS.getOrDefault(field, List.of("")));
  }

  /** A question about values of that attribute or field, which some of them pass. */
  ValueTest test(String name) {
    var values = VALUES.getOrDefault(name, DETAILS.getOrDefault(name, List.of("")));
    boolean numbers = name.equals("size") || name.equals("pages");
    return switch (draw.between(numbers ? 4 : 0, numbers ? 9 : 6)) {
      case 0 -> new ValueTest.Present();
      case 1, 2 -> new ValueTest.OneOf(Set.of(draw.of(values), name));
      case 3 -> new ValueTest.StartsWith(draw.of("log", "C", "head", "1", "pri", "custom", "مدیر"));
      case 4 -> new ValueTest.EndsWith(draw.of("sales", "S", "guide", "0", "فروش", "list"));
      case 5 -> new ValueTest.HasWord(draw.of("sales", "chief executive", "customs", "50", "log"));
      default -> range();
    };
  }

  /** Both ends are values themselves, often enough. */
  private ValueTest range() {
    var ends = List.of("-5", "1", "3", "7", "12", "49.50", "50", "200", "1000");
    int from = draw.between(0, ends.size() - 2);
    int to = draw.between(from + 1, ends.size() - 1);
    return new ValueTest.Range(
        draw.maybe(70, () -> new BigDecimal(ends.get(from))),
        draw.maybe(70, () -> new BigDecimal(ends.get(to))));
  }

  Matcher matcher() {
    var filters = new TreeMap<String, ValueTest>();
    if (draw.chance(25)) {
      var field = detail();
      filters.put(field, test(field));
    }
    return new Matcher(kinds(), filters);
  }

  private Set<String> kinds() {
    var kinds = new TreeSet<>(Set.of(kind()));
    if (draw.chance(40)) {
      kinds.add(kind());
    }
    if (draw.chance(5)) {
      kinds.add("merge");
    }
    return kinds;
  }

  /** A time on the grid, up to so many units, or just off it. */
  long seconds(int units) {
    long on = (long) unit * draw.between(1, units);
    return draw.chance(85) ? on : Math.max(1, on + draw.of(-1, 1));
  }
}
