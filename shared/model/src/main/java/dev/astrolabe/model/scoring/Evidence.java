package dev.astrolabe.model.scoring;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.FirstAccepted;
import dev.astrolabe.model.profile.Facts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * What a lead's entries come to under one model version: for each entry its second, a 64-bit key of
 * its id and its shape. Ordered by time, then key; the same whatever the order in which entries
 * came, and enough to score and to find every change of stage without the ledger. Immutable.
 */
public final class Evidence {
  /** No entries at all. */
  public static final Evidence NONE = new Evidence(new long[0], new long[0], new int[0], List.of());

  private final long[] times;
  private final long[] keys;
  private final int[] shapeOf;
  private final List<Shape> shapes;

  private Evidence(long[] times, long[] keys, int[] shapeOf, List<Shape> shapes) {
    this.times = times;
    this.keys = keys;
    this.shapeOf = shapeOf;
    this.shapes = shapes;
  }

  /** What all of {@code entries} come to; of those with one id the first accepted one. */
  public static Evidence of(CompiledModel model, Collection<Entry> entries) {
    record Row(long at, long key, Entry entry) {}
    var rows =
        FirstAccepted.of(entries).stream()
            .map(e -> new Row(e.occurredAt().getEpochSecond(), key(e.id()), e))
            .sorted(Comparator.comparingLong(Row::at).thenComparingLong(Row::key))
            .toList();
    long[] times = new long[rows.size()];
    long[] keys = new long[rows.size()];
    int[] shapeOf = new int[rows.size()];
    var shapes = new ArrayList<Shape>();
    int n = 0;
    for (var row : rows) {
      times[n] = row.at();
      keys[n] = row.key();
      shapeOf[n] = intern(shapes, model.shape(row.entry()));
      n++;
    }
    return new Evidence(times, keys, shapeOf, List.copyOf(shapes));
  }

  /** This evidence and that of {@code entry}; {@code this} where the entry is in it. */
  public Evidence with(CompiledModel model, Entry entry) {
    if (contains(entry.id())) {
      return this;
    }
    long at = entry.occurredAt().getEpochSecond();
    long key = key(entry.id());
    int place = times.length;
    while (place > 0
        && (times[place - 1] > at || (times[place - 1] == at && keys[place - 1] > key))) {
      place--;
    }
    var more = new ArrayList<>(shapes);
    int shape = intern(more, model.shape(entry));
    return new Evidence(
        inserted(times, place, at),
        inserted(keys, place, key),
        inserted(shapeOf, place, shape),
        more.size() == shapes.size() ? shapes : List.copyOf(more));
  }

  private static int intern(List<Shape> shapes, Shape shape) {
    int index = shapes.indexOf(shape);
    if (index < 0) {
      shapes.add(shape);
      index = shapes.size() - 1;
    }
    return index;
  }

  private static long[] inserted(long[] array, int place, long value) {
    long[] more = new long[array.length + 1];
    System.arraycopy(array, 0, more, 0, place);
    more[place] = value;
    System.arraycopy(array, place, more, place + 1, array.length - place);
    return more;
  }

  private static int[] inserted(int[] array, int place, int value) {
    int[] more = new int[array.length + 1];
    System.arraycopy(array, 0, more, 0, place);
    more[place] = value;
    System.arraycopy(array, place, more, place + 1, array.length - place);
    return more;
  }

  /** The number of entries. */
  public int size() {
    return times.length;
  }

  /** The number of entries that are about the person and not hidden by a mark. */
  public int scored(Facts facts) {
    var hidden = new HashSet<Long>();
    facts
        .marks()
        .forEach((target, mark) -> {
          if (mark.quarantined()) {
            hidden.add(key(target));
          }
        });
    int scored = 0;
    for (int i = 0; i < times.length; i++) {
      if (shape(i).behaviour() && !hidden.contains(keys[i])) {
        scored++;
      }
    }
    return scored;
  }

  /** The second of entry {@code i}, epoch seconds. */
  public long time(int i) {
    return times[i];
  }

  /** The key of entry {@code i}'s id. */
  public long key(int i) {
    return keys[i];
  }

  /** The shape of entry {@code i}. */
  public Shape shape(int i) {
    return shapes.get(shapeOf[i]);
  }

  /** Whether an entry with this id was folded. */
  public boolean contains(EntryId id) {
    long key = key(id);
    for (int i = keys.length - 1; i >= 0; i--) {
      if (keys[i] == key) {
        return true;
      }
    }
    return false;
  }

  /** 64 bits of the SHA-256 of an entry's source and id. */
  public static long key(EntryId id) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(id.source().getBytes(StandardCharsets.UTF_8));
      sha.update((byte) 0);
      sha.update(id.id().getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(sha.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The shapes as bytes; rows refer to them by their place. */
  public byte[] packShapes() {
    var out = new Packing();
    out.unsigned(shapes.size());
    for (var shape : shapes) {
      out.unsigned((shape.voluntary() ? 1 : 0) + (shape.behaviour() ? 2 : 0));
      out.unsigned(shape.matchers().size());
      int before = 0;
      for (int matcher : shape.matchers()) {
        out.unsigned(matcher - before);
        before = matcher;
      }
    }
    return out.bytes();
  }

  /** Rows {@code from} to before {@code to} as bytes: about 12 each. */
  public byte[] packRows(int from, int to) {
    var out = new Packing();
    out.unsigned(to - from);
    long before = 0;
    for (int i = from; i < to; i++) {
      out.unsigned(times[i] - before);
      before = times[i];
      out.fixed64(keys[i]);
      out.unsigned(shapeOf[i]);
    }
    return out.bytes();
  }

  /**
   * Reads back what {@link #packShapes} and {@link #packRows} wrote; the chunks in any order, rows
   * that stand twice once.
   */
  public static Evidence unpack(byte[] packedShapes, List<byte[]> chunks) {
    var in = new Packing.Reader(packedShapes);
    var shapes = new ArrayList<Shape>();
    for (long n = in.unsigned(); n > 0; n--) {
      long flags = in.unsigned();
      var matchers = new ArrayList<Integer>();
      int matcher = 0;
      for (long m = in.unsigned(); m > 0; m--) {
        matcher += (int) in.unsigned();
        matchers.add(matcher);
      }
      shapes.add(new Shape(matchers, (flags & 1) != 0, (flags & 2) != 0));
    }
    record Row(long at, long key, int shape) {}
    var rows = new ArrayList<Row>();
    for (var chunk : chunks) {
      var rowsIn = new Packing.Reader(chunk);
      long at = 0;
      for (long n = rowsIn.unsigned(); n > 0; n--) {
        at += rowsIn.unsigned();
        rows.add(new Row(at, rowsIn.fixed64(), (int) rowsIn.unsigned()));
      }
    }
    rows.sort(Comparator.comparingLong(Row::at).thenComparingLong(Row::key));
    var distinct = rows.stream().distinct().toList();
    return new Evidence(
        distinct.stream().mapToLong(Row::at).toArray(),
        distinct.stream().mapToLong(Row::key).toArray(),
        distinct.stream().mapToInt(Row::shape).toArray(),
        List.copyOf(shapes));
  }

  @Override
  public boolean equals(Object o) {
    if (!(o instanceof Evidence other)
        || !Arrays.equals(times, other.times)
        || !Arrays.equals(keys, other.keys)) {
      return false;
    }
    for (int i = 0; i < times.length; i++) {
      if (!shape(i).equals(other.shape(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(times) + Arrays.hashCode(keys);
  }

  @Override
  public String toString() {
    return "Evidence of " + times.length + " entries";
  }
}
