package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.spend.Breadth;
import dev.astrolabe.model.spend.CpsqlReport.Detail;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.report.RefusalPhrase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What a report was asked for. Its words are those of the address: {@code spend=media}. */
record Choices(
    Period period, Breadth breadth, Attribution attribution, Currency currency, Detail detail) {

  /**
   * The company's own settings.
   *
   * @param zone whose days are counted
   * @param weekStart the day on which weeks begin
   * @param currency of reports that name none
   * @param model the reporting model
   */
  record Company(ZoneId zone, DayOfWeek weekStart, Currency currency, String model) {
    /** As the template gives them. */
    static Company of(Environment environment) {
      return new Company(
          ZoneId.of(environment.required("TIME_ZONE")),
          DayOfWeek.valueOf(environment.required("WEEK_START")),
          new Currency(environment.required("REPORT_CURRENCY")),
          environment.required("REPORTING_MODEL"));
    }
  }

  /** Reads the query; throws {@link Refused} (400 or 422) for what no report can answer. */
  static Choices of(Request request, Company company) {
    var today = LocalDate.ofInstant(request.now(), company.zone());
    only(request, "basis", "cash", "the cash basis is the one there is: leave basis out");
    only(request, "criteria", "asCounted", "figures are as counted: leave criteria out");
    return new Choices(
        period(request, company, today),
        choice(request, "spend", Breadth.FULL, Choices::breadth, "full or media"),
        choice(
            request,
            "attribution",
            Attribution.LAST_TOUCH,
            Attribution::of,
            "lastTouch or firstTouch"),
        choice(
            request,
            "currency",
            company.currency(),
            code -> Currency.of(code.toUpperCase(Locale.ROOT)),
            "a currency code such as USD"),
        choice(request, "by", Detail.CHANNEL, Choices::detail, "channel or campaign"));
  }

  private static Period period(Request request, Company company, LocalDate today) {
    var code =
        request
            .query("period")
            .orElseThrow(
                () -> new Refused(Problem.malformed(RefusalPhrase.PERIOD_MISSING.english())));
    var period =
        Period.parse(code, company.weekStart())
            .orElseThrow(() ->
                new Refused(Problem.invalid("/period", RefusalPhrase.PERIOD_UNKNOWN.english())));
    if (period.first().isAfter(today)) {
      throw new Refused(Problem.invalid("/period", RefusalPhrase.PERIOD_IN_THE_FUTURE.english()));
    }
    return period;
  }

  private static void only(Request request, String name, String word, String otherwise) {
    if (!request.query(name).orElse(word).equals(word)) {
      throw new Refused(Problem.invalid("/" + name, otherwise));
    }
  }

  private interface Reading<T> {
    Optional<T> of(String word);
  }

  private static <T> T choice(
      Request request, String name, T otherwise, Reading<T> reading, String right) {
    var word = request.query(name);
    return word.isEmpty()
        ? otherwise
        : reading
            .of(word.get())
            .orElseThrow(() -> new Refused(Problem.invalid("/" + name, name + " is " + right)));
  }

  private static Optional<Breadth> breadth(String word) {
    return switch (word) {
      case "full" -> Optional.of(Breadth.FULL);
      case "media" -> Optional.of(Breadth.MEDIA);
      default -> Optional.empty();
    };
  }

  private static Optional<Detail> detail(String word) {
    return switch (word) {
      case "channel" -> Optional.of(Detail.CHANNEL);
      case "campaign" -> Optional.of(Detail.CAMPAIGN);
      default -> Optional.empty();
    };
  }
}
