package dev.astrolabe.local.sample;

import dev.astrolabe.local.sample.Happening.Door;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Who comes in the third quarter of 2026 and after it, while the company uses Astrolabe: 36 who
 * become ready to buy, by the channels that the reports count, and many more who read.
 */
final class LiveLeads {
  /** How many become sales qualified by which source's last touch. */
  static final Map<Source, Integer> READY =
      new EnumMap<>(
          Map.of(Source.SEARCH, 15, Source.LINKEDIN, 9, Source.WEBINARS, 6, Source.REFERRAL, 6));

  static final int READERS = 176;
  static final int IN_OCTOBER = 10;

  private static final Instant BEGIN = Instant.parse("2026-07-02T05:00:00Z");
  private static final Instant OCTOBER = Instant.parse("2026-10-01T05:00:00Z");

  /** The last request comes before the quarter's last days. */
  private static final Duration QUARTER = Duration.ofDays(88);

  private static final List<String> REQUESTS = List.of("demo", "price", "contact");
  private static final List<Source> SOURCES = List.of(Source.values());

  private final Cast cast;
  private final SplittableRandom random;
  private final List<Happening> all = new ArrayList<>();

  LiveLeads(Cast cast, SplittableRandom random) {
    this.cast = cast;
    this.random = random;
  }

  /** Everything that happens, in no order. */
  List<Happening> happenings() {
    List<Source> lastTouches = new ArrayList<>();
    READY.forEach((source, n) -> {
      for (int i = 0; i < n; i++) {
        lastTouches.add(source);
      }
    });
    for (int i = 0; i < lastTouches.size(); i++) {
      // a step that has no divisor in common with 36 mixes the sources over the quarter
      ready(i, lastTouches.get(i * 7 % lastTouches.size()), lastTouches.size());
    }
    for (int i = 0; i < READERS; i++) {
      reader(i, cast.next(), within(BEGIN, QUARTER.multipliedBy(i).dividedBy(READERS)));
    }
    for (int i = 0; i < IN_OCTOBER; i++) {
      inOctober(i, cast.next(), within(OCTOBER, Duration.ofHours(9L * i)));
    }
    return List.copyOf(all);
  }

  /** An office hour of the day that is so long after a moment. */
  private Instant within(Instant begin, Duration after) {
    return OfficeHours.of(begin.plus(after), random);
  }

  private void ready(int i, Source last, int many) {
    var who = cast.next();
    var at = within(BEGIN, QUARTER.multipliedBy(i).dividedBy(many));
    // some were here before, by another way, a week or more earlier
    if (i % 3 == 0 && at.isAfter(BEGIN.plus(Duration.ofDays(12)))) {
      var first = SOURCES.get((SOURCES.indexOf(last) + 1 + i) % SOURCES.size());
      all.add(
          Happening.form(at.minus(Duration.ofDays(8)), "guide", who, who.contact())
              .stating(first.parameters())
              .with(Map.of("topic", "customs")));
    }
    all.add(
        Happening.form(at, REQUESTS.get(i % REQUESTS.size()), who, who.business())
            .stating(Buying.ready(who, i))
            .stating(last.parameters()));
    if (i % 4 == 1) {
      all.add(
          Happening.told(at.plus(Duration.ofDays(2)), "meeting-held", who)
              .with(Map.of("minutes", "30")));
    }
  }

  private void reader(int i, Person who, Instant at) {
    var source = SOURCES.get(random.nextInt(SOURCES.size()));
    switch (i % 11) {
      case 0, 5 -> all.add(form(at, "guide", who, source).stating(Buying.curious(who, i)));
      case 1, 7 -> {
        all.add(form(at, "webinar", who, Source.WEBINARS).stating(Map.of("need", "clear")));
        all.add(
            Happening.told(at.plus(Duration.ofHours(30)), "webinar-attended", who)
                .with(Map.of("topic", "origin rules")));
      }
      case 2 -> all.add(form(at, "report", who, source).stating(Buying.curious(who, i)));
      case 3 -> triesTheProduct(i, who, at, source);
      case 4, 8 -> all.add(brief(at, "newsletter", who, source));
      case 6 -> {
        all.add(brief(at, "guide", who, source));
        all.add(clicked(at.plus(Duration.ofDays(1)), who, i));
      }
      case 9 ->
          all.add(
              Happening.told(at, "careers-viewed", who)
                  .stating(who.contact())
                  .stating(Map.of("intention", "job")));
      default -> all.add(brief(at, "guide", who, source).with(Map.of("topic", "freight")));
    }
  }

  private void triesTheProduct(int i, Person who, Instant at, Source source) {
    all.add(brief(at, "trial", who, source).stating(Map.of("companySize", who.companySize())));
    for (int day = 1; day <= 3; day++) {
      all.add(Happening.told(at.plus(Duration.ofDays(day)), "product-used", who));
    }
    if (i % 2 == 1) {
      all.add(Happening.told(at.plus(Duration.ofDays(3)), "product-value-reached", who));
    }
  }

  private void inOctober(int i, Person who, Instant at) {
    if (i % 4 == 2) {
      all.add(form(at, "price", who, Source.SEARCH).stating(Buying.ready(who, i)));
    } else {
      reader(i, who, at);
    }
  }

  private static Happening form(Instant at, String form, Person who, Source source) {
    return Happening.form(at, form, who, who.business()).stating(source.parameters());
  }

  private static Happening brief(Instant at, String form, Person who, Source source) {
    return Happening.form(at, form, who, who.contact()).stating(source.parameters());
  }

  private static Happening clicked(Instant at, Person who, int n) {
    return new Happening(
        at,
        Door.API,
        "email-clicked",
        who.email(),
        Map.of("email", who.email()),
        Map.of("mail", "newsletter", "link", Integer.toString(1 + n % 3)));
  }
}
