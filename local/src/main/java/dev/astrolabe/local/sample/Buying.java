package dev.astrolabe.local.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What somebody says who means to buy: budget, authority, need, timeline. */
final class Buying {
  private static final List<String> AUTHORITY = List.of("decides", "shares", "decides");
  private static final List<String> NEED = List.of("urgent", "clear");
  private static final List<String> TIMELINE = List.of("now", "within 3 months", "within 6 months");
  private static final List<String> BUDGET = List.of("approved", "planned", "approved", "flexible");

  private Buying() {}

  /** All four, the {@code n}th way of saying them. */
  static Map<String, String> ready(Person who, int n) {
    Map<String, String> answers = new TreeMap<>(curious(who, n));
    answers.put("authority", AUTHORITY.get(n % AUTHORITY.size()));
    answers.put("budget", BUDGET.get(n % BUDGET.size()));
    return answers;
  }

  /** A need and a time, with nothing about money or who decides. */
  static Map<String, String> curious(Person who, int n) {
    return Map.of(
        "companySize", who.companySize(),
        "need", NEED.get(n % NEED.size()),
        "timeline", TIMELINE.get(n % TIMELINE.size()));
  }
}
