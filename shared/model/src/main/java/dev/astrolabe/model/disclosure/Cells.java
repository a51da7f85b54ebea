package dev.astrolabe.model.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Everybody who was asked, those with the same value of every breakdown together in one cell. */
final class Cells {
  private final List<Map<String, String>> values;
  private final int[] asked;

  Cells(Map<Map<String, String>, Integer> asked) {
    this.values = List.copyOf(asked.keySet());
    this.asked = values.stream().mapToInt(cell -> asked.getOrDefault(cell, 0)).toArray();
  }

  int count() {
    return asked.length;
  }

  /** How many were asked, by cell. */
  int[] asked() {
    return asked.clone();
  }

  /** How many were asked of some cells. */
  int asked(BitSet cells) {
    return cells.stream().map(cell -> asked[cell]).sum();
  }

  BitSet everybody() {
    var all = new BitSet();
    all.set(0, asked.length);
    return all;
  }

  /** Those who have a value of an attribute. */
  BitSet of(String attribute, String value) {
    var found = new BitSet();
    for (int cell = 0; cell < asked.length; cell++) {
      found.set(cell, value.equals(values.get(cell).get(attribute)));
    }
    return found;
  }

  /** Where a figure of some cells and one answer stands: answer after answer, cell after cell. */
  int[] places(int answer, BitSet cells) {
    return cells.stream().map(cell -> answer * count() + cell).toArray();
  }

  /** Where the figures of one cell stand. */
  int[] places(int cell, int answers) {
    return IntStream.range(0, answers).map(answer -> answer * count() + cell).toArray();
  }

  /** What everybody answered, spread over the cells as if all were of one mind. */
  double[] spread(double[] everybody) {
    double all = Arrays.stream(everybody).sum();
    var spread = new double[everybody.length * count()];
    for (int answer = 0; answer < everybody.length; answer++) {
      for (int cell = 0; cell < count(); cell++) {
        spread[answer * count() + cell] = asked[cell] * everybody[answer] / all;
      }
    }
    return spread;
  }
}
