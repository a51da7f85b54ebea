package dev.astrolabe.runtime.http;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bodies and words that nobody sends in earnest, as a table for every route. */
public final class Hostile {
  private static final Set<Integer> MALFORMED = Set.of(400);
  private static final Set<Integer> NOT_MEANT = Set.of(400, 422);

  /** What stands in the place of a value: JSON, as it is written. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[[[[1]]]]",
          "{\"amount\":{}}",
          "-1",
          "0.5",
          "1e99",
          "9".repeat(90),
          "\"\"",
          "\"\\u0000\"",
          "\"a\\u0085b\\u009f\"",
          "\"\\n\\t\"",
          "\"2026-02-31\"",
          "\"+999999999-01-01\"",
          "\"" + "9".repeat(400) + "\"",
          "\"1E999999999\"",
          "\"٪٫٬\"",
          "\"\\u202e\\u2066\"",
          "\"" + "x".repeat(5_000) + "\"");

  private Hostile() {}

  /**
   * One body.
   *
   * @param statuses what may be answered; empty where anything but a fault of ours may
   */
  public record Case(String name, Body body, Set<Integer> statuses) {
    /** Whether an answer is one that may be. */
    public boolean allows(int status) {
      return statuses.isEmpty() ? status < 500 : statuses.contains(status);
    }
  }

  /** Bodies for a route that takes JSON objects like this one. */
  public static List<Case> json(String good) {
    var bytes = good.getBytes(StandardCharsets.UTF_8);
    var cases = new ArrayList<Case>();
    for (int cut = 1; cut < bytes.length - 1; cut += Math.max(1, bytes.length / 7)) {
      cases.add(new Case("cut at " + cut, Body.of(Arrays.copyOf(bytes, cut)), MALFORMED));
    }
    cases.add(text("nothing", "", MALFORMED));
    cases.add(text("deep arrays", "[".repeat(10_000) + "]".repeat(10_000), MALFORMED));
    cases.add(text("deep objects", "{\"a\":".repeat(10_000), MALFORMED));
    cases.add(text("a name twice", good.replaceFirst("\\{", "{\"a\":1,\"a\":2,"), MALFORMED));
    cases.add(
        new Case(
            "not UTF-8",
            Body.of(good.replaceFirst("\\{", "{\"é\":1,").getBytes(StandardCharsets.ISO_8859_1)),
            MALFORMED));
    cases.add(text("half a pair", good.replaceFirst("\\{", "{\"a\":\"\\\\udead\","), MALFORMED));
    cases.add(text("a huge number", good.replaceFirst("\\{", "{\"a\":1e999999999,"), MALFORMED));
    cases.add(text("a long number", "{\"a\":" + "9".repeat(5_000) + "}", MALFORMED));
    for (var other : List.of("1", "\"x\"", "null", "true", "{}")) {
      cases.add(text("whole " + other, other, NOT_MEANT));
    }
    cases.add(text("an unknown name", good.replaceFirst("\\{", "{\"\\\\u0000\":1,"), Set.of()));
    members(good).forEach(each -> cases.add(text("value " + each, each, Set.of())));
    return cases;
  }

  /** A body of more bytes than any form may have, as JSON. */
  public static byte[] large(int bytes) {
    return ("{\"a\":\"" + "b".repeat(bytes) + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static Case text(String name, String body, Set<Integer> statuses) {
    return new Case(name.substring(0, Math.min(120, name.length())), Body.of(body), statuses);
  }

  /** The object with each of its members in turn, and those of its objects, made another value. */
  private static List<String> members(String good) {
    try {
      var spoiled = new ArrayList<String>();
      if (new JsonReader(JsonLimits.DOCUMENT).read(good) instanceof Json.Fields fields) {
        spoil(fields)
            .forEach(each ->
                spoiled.add(new String(new JsonWriter().bytes(each), StandardCharsets.UTF_8)));
      }
      return spoiled;
    } catch (MalformedJson e) {
      throw new AssertionError("a good body is JSON", e);
    }
  }

  private static List<Json> spoil(Json value) throws MalformedJson {
    return switch (value) {
      case Json.Fields fields -> {
        var all = new ArrayList<Json>();
        for (var member : fields.members().entrySet()) {
          for (var other : others(member.getValue())) {
            var changed = new LinkedHashMap<String, Json>(fields.members());
            changed.put(member.getKey(), other);
            all.add(new Json.Fields(changed));
          }
        }
        yield all;
      }
      case Json.Array(var items) -> {
        var all = new ArrayList<Json>();
        for (int i = 0; i < items.size(); i++) {
          for (var other : others(items.get(i))) {
            var changed = new ArrayList<>(items);
            changed.set(i, other);
            all.add(new Json.Array(changed));
          }
        }
        yield all;
      }
      default -> List.of();
    };
  }

  private static List<Json> others(Json value) throws MalformedJson {
    var others = new ArrayList<Json>(spoil(value));
    for (var written : VALUES) {
      others.add(new JsonReader(JsonLimits.DOCUMENT).read(written));
    }
    return others;
  }

  /** Words for places in paths and queries, percent-encoded. */
  public static List<String> words() {
    return List.of(
        "",
        "%00",
        "%0A",
        "%C2%85",
        "%E2%80%AE",
        "%2e%2e%2f",
        "2026-02-31",
        "2026-13",
        "1405-13J",
        "0000-00",
        "-1",
        "1e9",
        "99999999999999999999",
        "%DB%B1%DB%B4%DB%B0%DB%B5-%DB%B0%DB%B1J",
        "+999999999-01-01",
        "2026-W60",
        "2026-Q9",
        "x".repeat(3_000),
        "%27%3B%20DROP",
        "%3Cscript%3E");
  }

  /** Queries in which each of these names in turn holds each word; the others as they are. */
  public static List<String> queries(Map<String, String> good) {
    var queries = new ArrayList<String>();
    for (var name : good.keySet()) {
      for (var word : words()) {
        var all = new LinkedHashMap<>(good);
        all.put(name, word);
        var query = new ArrayList<String>();
        all.forEach((n, value) -> query.add(n + "=" + value));
        queries.add(String.join("&", query));
      }
    }
    queries.addAll(List.of("%", "%zz=1", "=", "&&&", "a=%C3%28", "a=%ED%A0%80"));
    return queries;
  }
}
