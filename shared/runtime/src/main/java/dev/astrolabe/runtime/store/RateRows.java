package dev.astrolabe.runtime.store;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.RateBook;
import dev.astrolabe.model.money.Rates;
import dev.astrolabe.model.money.Rates.Rate;
import dev.astrolabe.runtime.store.Table.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Rates between currencies by day. A rate that is put again replaces the one of its day.
 *
 * <p>{@code pk} RATE#from#to, {@code sk} day.
 */
public final class RateRows implements RateBook {
  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of reports
   */
  public RateRows(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public boolean put(Rate rate) {
    var item =
        Item.of(partition(rate.from(), rate.to()), rate.date().toString())
            .number(Item.FORMAT, FORMAT)
            .text("rate", rate.rate().toPlainString())
            .build();
    var stands = table.putIfAbsent(item);
    if (stands.isPresent() && !stands.get().equals(item)) {
      table.put(item);
    }
    return !stands.equals(Optional.of(item));
  }

  @Override
  public Rates in(Period period, Collection<Currency> from, Currency to) {
    var rates = new ArrayList<Rate>();
    for (var currency : from) {
      if (!currency.equals(to)) {
        rates.addAll(between(period, currency, to));
      }
    }
    return new Rates(rates);
  }

  private List<Rate> between(Period period, Currency from, Currency to) {
    var query =
        QueryRequest.builder()
            .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(partition(from, to)),
                    ":first",
                        AttributeValue.fromS(period.first().minusDays(Rates.OLDEST).toString()),
                    ":last", AttributeValue.fromS(period.last().toString())));
    return table.query(query, Reading.CONSISTENT).stream()
        .map(item -> {
          item.format(FORMAT);
          return new Rate(
              LocalDate.parse(item.sk()), from, to, new BigDecimal(item.requiredText("rate")));
        })
        .toList();
  }

  private static String partition(Currency from, Currency to) {
    return "RATE#" + from.code() + "#" + to.code();
  }
}
