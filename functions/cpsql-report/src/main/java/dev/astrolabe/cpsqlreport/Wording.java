package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.spend.Breadth;
import dev.astrolabe.model.spend.CarriedRates;
import dev.astrolabe.model.spend.CostPerSql;
import dev.astrolabe.model.spend.CpsqlReport;
import dev.astrolabe.model.spend.CpsqlReport.Line;
import dev.astrolabe.model.spend.CpsqlReport.Note;
import dev.astrolabe.model.spend.SpendInPeriod;
import dev.astrolabe.runtime.report.Figures;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report in words: the sentence on top, the names of its lines, what has to be known. */
final class Wording {
  private static final char ISOLATE = '\u2068';
  private static final char END_ISOLATE = '\u2069';
  private static final int MOST_DATES = 5;

  private final CpsqlReport report;
  private final Language language;
  private final Figures figures;

  Wording(CpsqlReport report, Language language) {
    this.report = report;
    this.language = language;
    this.figures = Figures.in(language);
  }

  Figures figures() {
    return figures;
  }

  /** The answer in one sentence. */
  String sentence() {
    var total = report.total();
    var period = isolated(figures.period(report.period()));
    if (total.cost().isPresent()) {
      return Phrase.SENTENCE.in(
          language,
          period,
          isolated(figures.money(total.cost().get())),
          isolated(spend(total.spend())),
          isolated(figures.whole(total.sqls())));
    }
    return total
        .atLeast()
        .map(least ->
            Phrase.SENTENCE_NONE.in(
                language, period, isolated(spend(total.spend())), isolated(figures.money(least))))
        .orElseGet(() ->
            Phrase.SENTENCE_NOTHING.in(language, period, isolated(figures.whole(total.sqls()))));
  }

  /** A line's channel and campaign. */
  String name(Line line) {
    var channel = line.channel().orElseGet(() -> Phrase.UNKNOWN.in(language));
    return line.campaign().map(campaign -> channel + " / " + campaign).orElse(channel);
  }

  String spend(BigDecimal amount) {
    return figures.money(new Money(amount, report.currency()));
  }

  /** What one lead cost; a bound or "none" where there is no figure. */
  String cost(CostPerSql cost) {
    if (cost.cost().isPresent()) {
      return figures.money(cost.cost().get());
    }
    return cost.atLeast()
        .map(least -> Phrase.AT_LEAST.in(language, figures.money(least)))
        .orElseGet(() -> Phrase.NONE.in(language));
  }

  /** The interval, both ends; empty where there is no figure. */
  String interval(CostPerSql cost) {
    if (cost.cost().isEmpty()) {
      return "";
    }
    return amount(cost.low().orElseThrow()) + " – " + amount(cost.high().orElseThrow());
  }

  private String amount(Money money) {
    return figures.amount(money.amount(), money.currency());
  }

  /** The choices the figures rest on, and what a reader has to know. */
  List<String> remarks() {
    var remarks = new ArrayList<String>();
    remarks.add(Phrase.CHOICES.in(language, isolated(report.model())));
    remarks.add((report.breadth() == Breadth.FULL ? Phrase.FULL : Phrase.MEDIA).in(language));
    remarks.add(
        (report.attribution() == Attribution.LAST_TOUCH ? Phrase.LAST_TOUCH : Phrase.FIRST_TOUCH)
            .in(language));
    for (var note : Note.values()) {
      if (report.notes().contains(note)) {
        remarks.addAll(said(note));
      }
    }
    report.change().ifPresent(change -> remarks.addAll(changed(change)));
    return remarks;
  }

  private List<String> changed(CpsqlReport.Change change) {
    var remarks = new ArrayList<String>();
    var before =
        Phrase.BEFORE.in(
            language, isolated(figures.period(change.before())), isolated(cost(change.total())));
    remarks.add(
        report
            .difference()
            .map(more ->
                before + ". " + Phrase.DIFFERENCE.in(language, isolated(figures.signed(more))))
            .orElse(before));
    if (change.leftOut() > 0) {
      remarks.add(Phrase.BEFORE_LEFT_OUT.in(language, isolated(figures.whole(change.leftOut()))));
    }
    for (var carried : change.carried()) {
      remarks.add(
          Phrase.BEFORE_CARRIED.in(
              language, isolated(figures.period(change.before())), carried(carried)));
    }
    return remarks;
  }

  private List<String> said(Note note) {
    return switch (note) {
      case NO_PEOPLE_OR_TOOLS -> List.of(Phrase.NO_PEOPLE_OR_TOOLS.in(language));
      case ROWS_LEFT_OUT -> List.of(Phrase.ROWS_LEFT_OUT.in(language));
      case RATES_CARRIED -> report.carried().stream().map(this::carried).toList();
      case NO_SQLS -> List.of(Phrase.NO_SQLS.in(language));
      case CHANNEL_UNKNOWN -> List.of(Phrase.CHANNEL_UNKNOWN.in(language));
      case BY_PUBLISHING ->
          List.of(
              Phrase.BY_PUBLISHING.in(language, isolated(figures.whole(report.byPublishing()))));
      case NOT_OVER -> List.of(Phrase.NOT_OVER.in(language));
    };
  }

  /** Rates that stand in for days without one. */
  String carried(CarriedRates carried) {
    return Phrase.RATES_CARRIED.in(
        language,
        isolated(carried.from().code()),
        isolated(carried.to().code()),
        isolated(figures.whole(carried.days())),
        isolated(figures.whole(carried.rows())),
        dates(carried.dates()));
  }

  /** The first few: a year has fifty weekends, and programs read them all. */
  private String dates(List<LocalDate> dates) {
    var said =
        dates.stream()
            .limit(MOST_DATES)
            .map(date -> isolated(figures.day(date)))
            .collect(Collectors.joining(language.comma()));
    int more = dates.size() - MOST_DATES;
    return more <= 0
        ? said
        : said + " " + Phrase.AND_MORE.in(language, isolated(figures.whole(more)));
  }

  /** Rows that are not counted, each with the rate that is missing. */
  List<String> leftOut() {
    return report.refused().stream()
        .map(refused ->
            isolated(refused.row().channel().orElseGet(() -> Phrase.UNALLOCATED.in(language)))
                + ", "
                + isolated(figures.money(refused.row().amount()))
                + ": "
                + missing(refused))
        .toList();
  }

  /** The rate that a row lacks. */
  String missing(SpendInPeriod.Unconverted refused) {
    return Phrase.MISSING_RATE.in(
        language, refused.to().code(), isolated(figures.day(refused.day())));
  }

  /** A text without the marks that hold its parts together: a cell of a table has one part. */
  static String plain(String text) {
    return text.replace(String.valueOf(ISOLATE), "").replace(String.valueOf(END_ISOLATE), "");
  }

  /** Keeps a figure or a name whole, whichever way the text around it runs. */
  private static String isolated(String text) {
    return ISOLATE + text + END_ISOLATE;
  }
}
