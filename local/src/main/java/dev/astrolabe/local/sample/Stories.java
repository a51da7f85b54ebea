package dev.astrolabe.local.sample;

import dev.astrolabe.local.sample.Happening.Door;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Leads worth reading, one in each stage and a few that are told apart from people or not. */
final class Stories {
  /** The lead to show first: ready to buy, and what is not known of her is the budget. */
  static final Person NEGAR =
      new Person(
          "fa",
          "نگار احمدی",
          "negar@alborz-trading.example",
          "+98 21 8888 7777",
          "Alborz Trading",
          "بازرگانی",
          "180",
          "مدیر بازرگانی",
          "IR");

  /** Knows what is missing; has not asked for anything yet. */
  static final Person HESSA =
      new Person(
          "ar",
          "حصة النعيمي",
          "hessa@almaha-food.example",
          "+971 4 555 0142",
          "المها للأغذية",
          "أغذية",
          "95",
          "مديرة المشتريات",
          "AE");

  /** Uses the free version with a colleague. */
  static final Person JONAS =
      new Person(
          "en",
          "Jonas Meyer",
          "jonas@nordkai.example",
          "+44 20 7946 0990",
          "Nordkai Spedition",
          "freight forwarding",
          "60",
          "Operations lead",
          "GB");

  /** Looks for a job. */
  static final Person DINA =
      new Person("en", "Dina Saleh", "dina.saleh@mail.example", "", "", "", "", "Student", "AE");

  /** Asks for a price from an industry that is not served. */
  static final Person MAX =
      new Person(
          "en",
          "Max Odds",
          "max@lucky-odds.example",
          "+44 20 7946 0991",
          "Lucky Odds",
          "gambling",
          "80",
          "Operations director",
          "GB");

  /** No person: a program that opens every link of every mail. */
  static final Person SCANNER =
      new Person("en", "", "info@depot-gulf.example", "", "", "", "", "", "AE");

  /** One man who wrote once from his mail and called once: merged by hand. */
  static final Person RAMI =
      new Person(
          "ar",
          "رامي الصباغ",
          "rami@sabbagh-cargo.example",
          "+966 55 990 1199",
          "الصباغ للشحن",
          "شحن",
          "40",
          "مدير العمليات",
          "SA");

  static final String RAMI_CALLED_FROM = "+966 11 460 2020";

  static final List<Person> ALL = List.of(NEGAR, HESSA, JONAS, DINA, MAX, SCANNER, RAMI);

  /** How many leads they are before two of them are merged. */
  static final int LEADS = ALL.size() + 1;

  private static final Instant CALLED = Instant.parse("2026-08-12T10:05:00Z");
  private static final String MARK = "all links of the mail were opened within 3 s";

  private final List<Happening> all = new ArrayList<>();
  private final List<Happening> automatic = new ArrayList<>();

  Stories() {
    negar();
    hessa();
    jonas();
    add(
        told("2026-09-03T07:10:00Z", "careers-viewed", DINA)
            .stating(DINA.contact())
            .stating(Map.of("intention", "job")));
    add(form("2026-08-18T09:20:00Z", "price", MAX, Source.SEARCH).stating(Buying.ready(MAX, 0)));
    scanned("2026-09-08T04:00:00Z", SCANNER, 4);
    add(form("2026-08-06T06:45:00Z", "guide", RAMI, Source.REFERRAL));
    add(
        new Happening(
            CALLED,
            Door.API,
            "phone-called",
            "",
            Map.of("phone", RAMI_CALLED_FROM, "name", RAMI.name(), "company", RAMI.company()),
            Map.of("topic", "customs")));
  }

  private void negar() {
    add(
        Happening.form(at("2026-08-25T04:40:00Z"), "guide", NEGAR, NEGAR.business())
            .stating(Source.SEARCH.parameters())
            .with(Map.of("topic", "customs clearance")));
    add(
        told("2026-09-16T10:00:00Z", "webinar-attended", NEGAR)
            .stating(
                Map.of(
                    "companySize", NEGAR.companySize(), "infrastructure", "اکسل", "need", "فوری"))
            .with(Map.of("topic", "origin rules", "channel", Source.WEBINARS.channel())));
    add(told("2026-09-29T07:30:00Z", "pricing-viewed", NEGAR));
    scanned("2026-10-01T05:00:00Z", NEGAR, 2);
    add(told("2026-10-02T08:15:00Z", "pricing-viewed", NEGAR));
    add(
        told("2026-10-03T06:20:00Z", "email-replied", NEGAR)
            .stating(Map.of("authority", "decides", "timeline", "now", "seniority", "director"))
            .with(Map.of("mail", "origin-rules", "topic", "price for three offices")));
    add(
        told("2026-10-04T07:30:00Z", "meeting-booked", NEGAR)
            .with(Map.of("start", "2026-10-07T07:00:00Z", "topic", "demo")));
  }

  private void hessa() {
    add(form("2026-09-11T08:00:00Z", "report", HESSA, Source.LINKEDIN));
    add(
        told("2026-09-24T11:00:00Z", "webinar-attended", HESSA)
            .stating(Map.of("companySize", HESSA.companySize(), "need", "واضح"))
            .with(Map.of("topic", "food imports")));
  }

  private void jonas() {
    add(
        form("2026-09-14T07:00:00Z", "trial", JONAS, Source.REFERRAL)
            .stating(Map.of("companySize", JONAS.companySize())));
    for (int day = 21; day <= 25; day++) {
      add(told("2026-09-" + day + "T08:00:00Z", "product-used", JONAS));
    }
    add(told("2026-09-25T08:30:00Z", "product-invited", JONAS));
    add(told("2026-09-28T09:00:00Z", "product-value-reached", JONAS));
  }

  /** Every link of a mail is opened within three seconds. */
  private void scanned(String begin, Person who, int links) {
    for (int link = 1; link <= links; link++) {
      var click =
          told(begin, "email-clicked", who)
              .with(Map.of("mail", "october-news", "link", Integer.toString(link)));
      var later =
          new Happening(
              click.at().plusSeconds(3L * (link - 1) / Math.max(1, links - 1)),
              click.door(),
              click.kind(),
              click.email(),
              click.stated(),
              click.payload());
      add(later);
      automatic.add(later);
    }
  }

  private void add(Happening happening) {
    all.add(happening);
  }

  private static Happening form(String at, String form, Person who, Source source) {
    return Happening.form(at(at), form, who, who.business()).stating(source.parameters());
  }

  private static Happening told(String at, String kind, Person who) {
    return Happening.told(at(at), kind, who);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }

  /** Everything that happens, in no order. */
  List<Happening> happenings() {
    return List.copyOf(all);
  }

  /** What no person did, to be put in quarantine. */
  List<Happening> automatic() {
    return List.copyOf(automatic);
  }

  /** When the second lead of the pair appears. */
  Instant calledAt() {
    return CALLED;
  }

  /** Why it is put there. */
  static String mark() {
    return MARK;
  }
}
