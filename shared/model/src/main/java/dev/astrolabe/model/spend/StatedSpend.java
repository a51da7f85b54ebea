package dev.astrolabe.model.spend;

import dev.astrolabe.model.attribution.Channel;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.InvalidRate;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.model.spend.SpendFault.Form;
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

    record Invalid<T>(List<Wrong> problems) implements Outcome<T> {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What is wrong with a field. */
  public record Wrong(String field, SpendFault fault) {}

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
  private final List<Wrong> problems = new ArrayList<>();

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
        required("category", word -> Category.of(word.toLowerCase(Locale.ROOT)), Form.CATEGORY);
    var from = required("from", StatedSpend::date, Form.DAY);
    var to = required("to", StatedSpend::date, Form.DAY);
    var currency = required("currency", StatedSpend::currency, Form.CURRENCY);
    var amount = required("amount", StatedSpend::decimal, Form.AMOUNT);
    var channel =
        fields.containsKey("channel") ? Channel.name(text("channel")) : Optional.<String>empty();
    var campaign =
        fields.containsKey("campaign") ? Channel.name(text("campaign")) : Optional.<String>empty();
    if (campaign.isPresent() && channel.isEmpty()) {
      problems.add(new Wrong("campaign", new SpendFault.CampaignAlone()));
    }
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      problems.add(new Wrong("to", new SpendFault.LastDayBeforeFirst()));
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
    } catch (InvalidSpend e) {
      // What the fields come to together: a span of decades, cents that the currency has not.
      return new Outcome.Invalid<>(List.of(new Wrong("amount", e.fault())));
    }
  }

  private Outcome<Rate> rate() {
    noOthersThan(RATE);
    var date = required("date", StatedSpend::date, Form.DAY);
    var from = required("from", StatedSpend::currency, Form.FOREIGN_CURRENCY);
    var to = required("to", StatedSpend::currency, Form.CURRENCY);
    var rate = required("rate", StatedSpend::decimal, Form.RATE);
    if (!problems.isEmpty()) {
      return new Outcome.Invalid<>(problems);
    }
    try {
      return new Outcome.Read<>(
          new Rate(date.orElseThrow(), from.orElseThrow(), to.orElseThrow(), rate.orElseThrow()));
    } catch (InvalidRate e) {
      return new Outcome.Invalid<>(List.of(new Wrong("rate", new SpendFault.OfRate(e.fault()))));
    }
  }

  private void noOthersThan(List<String> known) {
    for (var name : fields.keySet()) {
      if (!known.contains(name)) {
        problems.add(new Wrong(name, new SpendFault.Unknown(known)));
      }
    }
  }

  private String text(String name) {
    return fields.getOrDefault(name, "");
  }

  private <T> Optional<T> required(String name, Function<String, Optional<T>> reading, Form form) {
    if (!fields.containsKey(name)) {
      problems.add(new Wrong(name, new SpendFault.Missing(form)));
      return Optional.empty();
    }
    var value = reading.apply(MatchingKey.text(text(name)));
    if (value.isEmpty()) {
      problems.add(new Wrong(name, new SpendFault.NotOfForm(form)));
    }
    return value;
  }

  private void note(String name) {
    if (text(name).length() > LONGEST_NOTE) {
      problems.add(new Wrong(name, new SpendFault.TooLong(LONGEST_NOTE)));
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
