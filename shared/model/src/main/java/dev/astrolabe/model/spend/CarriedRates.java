package dev.astrolabe.model.spend;

import dev.astrolabe.model.money.Currency;
import java.time.LocalDate;
import java.util.List;

/**
 * Days of a period that have no rate of their own between two currencies, as on weekends, and were
 * converted by the last one before them.
 *
 * @param days how many such days there are
 * @param rows how many rows of spend lie on them
 * @param dates of the rates that were taken, oldest first
 */
public record CarriedRates(Currency from, Currency to, int days, int rows, List<LocalDate> dates) {
  public CarriedRates {
    dates = List.copyOf(dates);
  }
}
