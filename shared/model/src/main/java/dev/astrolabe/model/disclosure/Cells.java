package dev.astrolabe.model.disclosure;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

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
}
