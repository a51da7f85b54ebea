package dev.astrolabe.local.sample;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes people, the same ones in the same order from the same seed, and nobody twice. */
final class Cast {
  static final List<String> LANGUAGES = List.of("ar", "fa", "en");

  private static final Map<String, List<String>> INDUSTRIES =
      Map.of(
          "ar", List.of("تجارة", "شحن", "التوزيع", "تخليص جمركي", "أغذية"),
          "fa", List.of("بازرگانی", "حمل و نقل", "پخش", "مواد غذایی", "خودرو"),
          "en", List.of("import-export", "logistics", "wholesale", "food", "manufacturing"));
  private static final Map<String, List<String>> ROLES =
      Map.of(
          "ar", List.of("مدير المشتريات", "مسؤول التوريد", "مدير العمليات"),
          "fa", List.of("مدیر بازرگانی", "کارشناس واردات", "مدیر لجستیک"),
          "en", List.of("Head of procurement", "Import manager", "Operations director"));
  private static final List<String> SIZES = List.of("24", "45", "80", "120", "180", "350", "600");

  private final List<Map<String, String>> names = Resources.rows("names.csv");
  private final List<Map<String, String>> companies = Resources.rows("companies.csv");
  private final Map<String, Integer> made = new HashMap<>();
  private final SplittableRandom random;
  private int all;

  Cast(SplittableRandom random) {
    this.random = random;
  }

  /** The next person, in the next language. */
  Person next() {
    return next(LANGUAGES.get(all % LANGUAGES.size()));
  }

  private Person next(String language) {
    all++;
    int n = made.merge(language, 1, Integer::sum) - 1;
    var named = of(language, names);
    // each pair of names once: neither number of names divides the step of the other
    var given = named.get(n % named.size());
    var family = named.get((n / named.size() + n) % named.size());
    var company = pick(of(language, companies));
    boolean isNamedAlike = n >= named.size() * named.size();
    if (isNamedAlike) {
      throw new IllegalStateException("the names of " + language + " are used up: add some");
    }
    return new Person(
        language,
        given.get("given") + " " + family.get("family"),
        given.get("givenLatin") + "." + family.get("familyLatin") + "@" + company.get("domain"),
        phone(language, n),
        company.getOrDefault("name", ""),
        pick(INDUSTRIES.getOrDefault(language, List.of())),
        pick(SIZES),
        pick(ROLES.getOrDefault(language, List.of())),
        country(language, n));
  }

  private static List<Map<String, String>> of(String language, List<Map<String, String>> rows) {
    return rows.stream().filter(row -> language.equals(row.get("language"))).toList();
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static String country(String language, int n) {
    return switch (language) {
      case "ar" -> n % 2 == 0 ? "AE" : "SA";
      case "fa" -> "IR";
      default -> "GB";
    };
  }

  /** Valid in its country, and nobody else's. Every third Persian writes Persian digits. */
  private static String phone(String language, int n) {
    return switch (country(language, n)) {
      case "AE" -> String.format(Locale.ROOT, "+971 50 %03d %04d", 100 + n, 1000 + 37 * n % 9000);
      case "SA" -> String.format(Locale.ROOT, "+966 55 %03d %04d", 100 + n, 1000 + 41 * n % 9000);
      case "IR" -> persian(String.format(Locale.ROOT, "+98 912 %03d %04d", 200 + n, 2000 + n), n);
      default -> String.format(Locale.ROOT, "+44 20 7946 %04d", n);
    };
  }

  private static String persian(String phone, int n) {
    if (n % 3 != 0) {
      return phone;
    }
    var written = new StringBuilder();
    phone
        .chars()
        .forEach(c -> written.append(Character.isDigit(c) ? (char) (c - '0' + '۰') : (char) c));
    return written.toString();
  }
}
