package dev.astrolabe.model.spend;

import dev.astrolabe.model.attribution.Channel;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.lead.Problem;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rates.Rate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A row of spend or a rate as somebody wrote it, field by field: read whole, or refused with what
 * is wrong in each field. Digits may be of any script; a thousands separator or a currency sign is
 * refused, since it means different things to different people.
 */
public final class StatedSpend {
  /** What reading came to. */
  public sealed interface Outcome<T> {
    record Read<T>(T value) implements Outcome<T> {}

    /** Pointers are names of fields with a slash before: {@code /from}. */
    record Invalid<T>(List<Problem> problems) implements Outcome<T> {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }

  /** The fields of a row, those that must be there first. */
  public static final List<String> ROW =
      List.of(
          "category", "from", "to", "amount", "currency", "channel", "campaign", "source", "note");

  /** The fields of a rate. */
  public static final List<String> RATE = List.of("date", "from", "to", "rate");

  /** Arabic and Persian keyboards write it before decimals. */
  private static final char PERSIAN_POINT = '\u066B';

  private static final int LONGEST_NOTE = 500;

  private final Map<String, String> fields;
  private final List<Problem> problems = new ArrayList<>();

  private StatedSpend(Map<String, String> fields) {
    this.fields = new TreeMap<>();
    fields.forEach((name, value) -> {
      if (!value.isBlank()) {
        this.fields.put(name, value.strip());
      }
    });
  }

  /**
   * Reads a row of spend.
   *
   * @param id the row's name
   */
  public static Outcome<SpendRow> row(String id, Map<String, String> fields) {
    return new StatedSpend(fields).row(id);
  }

  /** Reads a rate. */
  public static Outcome<Rate> rate(Map<String, String> fields) {
    return new StatedSpend(fields).rate();
  }

  private Outcome<SpendRow> row(String id) {
    noOthersThan(ROW);
    var category =
        required(
            "category",
            word -> Category.of(word.toLowerCase(Locale.ROOT)),
            "one of media, people, tools, agency, other");
    var from = required("from", StatedSpend::date, "a day such as 2026-07-31");
    var to = required("to", StatedSpend::date, "a day such as 2026-07-31");
    var currency = required("currency", StatedSpend::currency, "a currency code such as USD");
    var amount = required("amount", StatedSpend::decimal, "a plain decimal such as 1234.50");
    var channel =
        fields.containsKey("channel") ? Channel.name(text("channel")) : Optional.<String>empty();
    var campaign =
        fields.containsKey("campaign") ? Channel.name(text("campaign")) : Optional.<String>empty();
    if (campaign.isPresent() && channel.isEmpty()) {
      problems.add(new Problem("/campaign", "a campaign belongs to a channel: name it as well"));
    }
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      problems.add(new Problem("/to", "the last day is not before the first"));
    }
    note("source");
    note("note");
    if (!problems.isEmpty()) {
      return new Outcome.Invalid<>(problems);
    }
    try {
      return new Outcome.Read<>(
          new SpendRow(
              id,
              channel,
              campaign,
              category.orElseThrow(),
              from.orElseThrow(),
              to.orElseThrow(),
              new Money(amount.orElseThrow(), currency.orElseThrow()),
              Optional.ofNullable(fields.get("source")),
              Optional.ofNullable(fields.get("note"))));
    } catch (IllegalArgumentException e) {
      // What the fields come to together: a span of decades, cents that the currency has not.
      return new Outcome.Invalid<>(List.of(new Problem("/amount", String.valueOf(e.getMessage()))));
    }
  }

  private Outcome<Rate> rate() {
    noOthersThan(RATE);
    var date = required("date", StatedSpend::date, "a day such as 2026-07-31");
    var from = required("from", StatedSpend::currency, "a currency code such as EUR");
    var to = required("to", StatedSpend::currency, "a currency code such as USD");
    var rate = required("rate", StatedSpend::decimal, "a plain decimal such as 1.0837");
    if (!problems.isEmpty()) {
      return new Outcome.Invalid<>(problems);
    }
    try {
      return new Outcome.Read<>(
          new Rate(date.orElseThrow(), from.orElseThrow(), to.orElseThrow(), rate.orElseThrow()));
    } catch (IllegalArgumentException e) {
      return new Outcome.Invalid<>(List.of(new Problem("/rate", String.valueOf(e.getMessage()))));
    }
  }

  private void noOthersThan(List<String> known) {
    for (var name : fields.keySet()) {
      if (!known.contains(name)) {
        problems.add(new Problem("/" + name, "there is no such field; known: " + known));
      }
    }
  }

  private String text(String name) {
    return fields.getOrDefault(name, "");
  }

  private <T> Optional<T> required(
      String name, Function<String, Optional<T>> reading, String right) {
    if (!fields.containsKey(name)) {
      problems.add(new Problem("/" + name, "is missing: give " + right));
      return Optional.empty();
    }
    var value = reading.apply(MatchingKey.text(text(name)));
    if (value.isEmpty()) {
      problems.add(new Problem("/" + name, "is not " + right));
    }
    return value;
  }

  private void note(String name) {
    if (text(name).length() > LONGEST_NOTE) {
      problems.add(new Problem("/" + name, "has at most " + LONGEST_NOTE + " characters"));
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
          ? Optional.of(LocalDate.parse(text))
          : Optional.empty();
    } catch (DateTimeException e) {
      // 31 February and its like.
      return Optional.empty();
    }
  }

  private static Optional<Currency> currency(String text) {
    return Currency.of(text.toUpperCase(Locale.ROOT));
  }

  private static Optional<BigDecimal> decimal(String text) {
    var written = text.replace(PERSIAN_POINT, '.');
    return written.matches("-?[0-9]{1,15}(\\.[0-9]{1,12})?")
        ? Optional.of(new BigDecimal(written))
        : Optional.empty();
  }
}
