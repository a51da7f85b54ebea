package dev.astrolabe.runtime.report;

import dev.astrolabe.model.calendar.JalaliDate;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Numbers, amounts and days as people of a language read them. Digits are always named: what a bare
 * locale takes differs between programs.
 */
public final class Figures {
  private static final List<String> PERSIAN_MONTHS =
      List.of(
          "فروردین",
          "اردیبهشت",
          "خرداد",
          "تیر",
          "مرداد",
          "شهریور",
          "مهر",
          "آبان",
          "آذر",
          "دی",
          "بهمن",
          "اسفند");
  private static final List<String> ARABIC_ORDINALS =
      List.of("الأول", "الثاني", "الثالث", "الرابع");
  private static final List<String> PERSIAN_ORDINALS = List.of("اول", "دوم", "سوم", "چهارم");
  private static final List<String> ROMANISED_MONTHS =
      List.of(
          "Farvardin",
          "Ordibehesht",
          "Khordad",
          "Tir",
          "Mordad",
          "Shahrivar",
          "Mehr",
          "Aban",
          "Azar",
          "Dey",
          "Bahman",
          "Esfand");

  private final Language language;
  private final DecimalFormatSymbols symbols;

  private Figures(Language language) {
    this.language = language;
    this.symbols =
        DecimalFormatSymbols.getInstance(
            Locale.forLanguageTag(
                switch (language) {
                  case ENGLISH -> "en-u-nu-latn";
                  // The Gulf and North Africa disagree on digits: Latin ones are read in both.
                  case ARABIC -> "ar-u-nu-latn";
                  case PERSIAN -> "fa-u-nu-arabext";
                }));
    // A bare minus of these languages carries bidi marks that a cell then shows or loses.
    symbols.setMinusSign('-');
  }

  public static Figures in(Language language) {
    return new Figures(language);
  }

  public Language language() {
    return language;
  }

  /** A whole number, in groups of three. */
  public String whole(long number) {
    return format("#,##0", 0).format(number);
  }

  /** An amount with the digits of its currency, without the currency. */
  public String amount(BigDecimal amount, Currency currency) {
    return format("#,##0", currency.digits()).format(amount);
  }

  /** An amount with the code of its currency: {@code USD 1,600.00}. */
  public String money(Money money) {
    return money.currency().code() + " " + amount(money.amount(), money.currency());
  }

  /**
   * A whole number with its sign: {@code +29}, {@code -5}, {@code 0}. In text from right to left a
   * mark before it keeps the sign on its left, as the CLDR has it.
   */
  public String signed(long number) {
    return sign(Long.signum(number)) + whole(number);
  }

  /** An amount with its sign and the code of its currency: {@code USD +400.00}. */
  public String signed(Money money) {
    var amount = money.amount();
    return money.currency().code() + " " + sign(amount.signum()) + amount(amount, money.currency());
  }

  private String sign(int signum) {
    var mark = language.direction().equals("rtl") && signum != 0 ? "\u200E" : "";
    return mark + (signum > 0 ? "+" : "");
  }

  /** A share of one in whole per cent: {@code 80%}. */
  public String percent(long part, long whole) {
    var share =
        BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP);
    return format("#,##0", 0).format(share) + symbols.getPercent();
  }

  /** A day: {@code 2026-10-05}, its digits those of the language. */
  public String day(LocalDate day) {
    return digits(day.toString());
  }

  /** A period by the name that people use: {@code 2026 Q3}, {@code آبان ۱۴۰۵}. */
  public String period(Period period) {
    return switch (period.kind()) {
      case JALALI_MONTH -> {
        var date = JalaliDate.of(period.first());
        var months = language == Language.PERSIAN ? PERSIAN_MONTHS : ROMANISED_MONTHS;
        yield months.get(date.month() - 1) + " " + digits(Integer.toString(date.year()));
      }
      case MONTH, YEAR, JALALI_YEAR -> digits(period.code().replace("J", ""));
      case WEEK, QUARTER, JALALI_QUARTER -> part(period.code().replace("J", ""));
    };
  }

  /** A week or a quarter of a year, by its code: {@code 2026-W40}, {@code 1405-Q3}. */
  private String part(String code) {
    var year = digits(code.substring(0, 4));
    int n = Integer.parseInt(code.substring(6));
    boolean quarter = code.charAt(5) == 'Q';
    return switch (language) {
      case ENGLISH -> code.replace('-', ' ');
      case ARABIC ->
          (quarter ? "الربع " + ARABIC_ORDINALS.get(n - 1) : "الأسبوع " + whole(n)) + " " + year;
      case PERSIAN ->
          (quarter ? "سه‌ماههٔ " + PERSIAN_ORDINALS.get(n - 1) : "هفتهٔ " + whole(n)) + " " + year;
    };
  }

  private String digits(String text) {
    var written = new StringBuilder(text.length());
    text.chars()
        .forEach(c ->
            written.append(
                c >= '0' && c <= '9' ? (char) (symbols.getZeroDigit() + c - '0') : (char) c));
    return written.toString();
  }

  private DecimalFormat format(String pattern, int decimals) {
    var format = new DecimalFormat(pattern, symbols);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }
}
