package dev.astrolabe.model.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Which few cells published sums add up to. Each sum is a row of zeros and ones over the cells,
 * kept in reduced form as Gauss and Jordan do. A set of cells follows from the rows where every
 * vector that is zero on all rows is zero on the set; one such vector is drawn, so that to find the
 * sets is to find numbers that add up to nothing. Numbers are taken modulo a prime: what follows is
 * always found, and what does not is taken for it once in two thousand million times.
 */
final class Equations {
  private static final long PRIME = 2_147_483_647;

  /** More cells are looked at one by one and in twos only. */
  private static final int MOST_IN_THREES = 1_000;

  private final int cells;
  private final List<long[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  Equations(int cells) {
    this.cells = cells;
  }

  /** Takes in that the sum of these cells is known. */
  void add(BitSet known) {
    var row = new long[cells];
    known.stream().forEach(cell -> row[cell] = 1);
    for (int i = 0; i < rows.size(); i++) {
      subtract(rows.get(i), pivots.get(i), row);
    }
    int pivot = 0;
    while (pivot < cells && row[pivot] == 0) {
      pivot++;
    }
    if (pivot == cells) {
      return;
    }
    long inverse = power(row[pivot], PRIME - 2);
    for (int cell = 0; cell < cells; cell++) {
      row[cell] = row[cell] * inverse % PRIME;
    }
    for (var other : rows) {
      subtract(row, pivot, other);
    }
    rows.add(row);
    pivots.add(pivot);
  }

  private static void subtract(long[] row, int pivot, long[] from) {
    long times = from[pivot];
    if (times != 0) {
      for (int cell = 0; cell < from.length; cell++) {
        from[cell] = Math.floorMod(from[cell] - times * row[cell], PRIME);
      }
    }
  }

  /** Sets of one to three cells whose sum follows, no smaller one of them in a larger. */
  List<BitSet> sumsOfFew() {
    var numbers = numbers();
    var byNumber = new HashMap<Long, List<Integer>>();
    for (int cell = 0; cell < cells; cell++) {
      byNumber.computeIfAbsent(numbers[cell], n -> new ArrayList<>()).add(cell);
    }
    var found = new ArrayList<BitSet>();
    for (int one = 0; one < cells; one++) {
      if (numbers[one] == 0) {
        found.add(set(one));
        continue;
      }
      addThird(one, one, numbers[one], byNumber, found);
      for (int two = one + 1; two < cells && cells <= MOST_IN_THREES; two++) {
        long sum = (numbers[one] + numbers[two]) % PRIME;
        if (sum != 0 && numbers[two] != 0) {
          addThird(one, two, sum, byNumber, found);
        }
      }
    }
    return found;
  }

  private static void addThird(
      int one, int two, long sum, Map<Long, List<Integer>> byNumber, List<BitSet> found) {
    for (int third : byNumber.getOrDefault(PRIME - sum, List.of())) {
      if (third > two) {
        found.add(set(one, two, third));
      }
    }
  }

  private static BitSet set(int... cells) {
    var set = new BitSet();
    for (int cell : cells) {
      set.set(cell);
    }
    return set;
  }

  /** A number for each cell, such that those of every row add up to nothing. */
  private long[] numbers() {
    // The seed is fixed: the same figures are decided in the same way each time.
    var random = new SplittableRandom(1);
    var numbers = new long[cells];
    for (int cell = 0; cell < cells; cell++) {
      numbers[cell] = pivots.contains(cell) ? 0 : 1 + random.nextLong(PRIME - 1);
    }
    for (int i = 0; i < rows.size(); i++) {
      long sum = 0;
      for (int cell = 0; cell < cells; cell++) {
        if (cell != pivots.get(i)) {
          sum = (sum + rows.get(i)[cell] * (pivots.contains(cell) ? 0 : numbers[cell])) % PRIME;
        }
      }
      numbers[pivots.get(i)] = (PRIME - sum) % PRIME;
    }
    return numbers;
  }

  private static long power(long base, long exponent) {
    long power = 1;
    long square = base % PRIME;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        power = power * square % PRIME;
      }
      square = square * square % PRIME;
    }
    return power;
  }
}
