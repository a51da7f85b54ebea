package dev.astrolabe.bench.price;

import java.util.EnumMap;
import java.util.Map;

/** How much of each thing that has a price was used. */
final class Usage {
  private final Map<ListPrice, Double> amounts = new EnumMap<>(ListPrice.class);

  Usage add(ListPrice price, double amount) {
    amounts.merge(price, amount, Double::sum);
    return this;
  }

  Usage add(Usage other) {
    other.amounts.forEach(this::add);
    return this;
  }

  /** The same so many times. */
  Usage times(double factor) {
    var all = new Usage();
    amounts.forEach((price, amount) -> all.add(price, amount * factor));
    return all;
  }

  double of(ListPrice price) {
    return amounts.getOrDefault(price, 0.0);
  }

  /** Dollars at list prices. */
  double dollars() {
    return amounts.entrySet().stream().mapToDouble(e -> e.getKey().of(e.getValue())).sum();
  }

  /** Dollars of a month after what is free for every account. */
  double dollarsBeyondFree() {
    return amounts.entrySet().stream()
        .mapToDouble(e -> e.getKey().of(Math.max(0, e.getValue() - e.getKey().freeEachMonth())))
        .sum();
  }
}
