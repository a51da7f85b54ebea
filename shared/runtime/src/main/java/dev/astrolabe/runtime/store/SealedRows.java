package dev.astrolabe.runtime.store;

import dev.astrolabe.model.scoring.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Where the rows of a lead's evidence are kept: the newest arrivals in its state, older ones sealed
 * into segments, items of their own that never change.
 *
 * @param shapes the packed shapes to which all rows refer by place
 * @param segments names of the segments
 * @param loose the keys of the rows in the state
 * @param last the keys of the rows in the newest segment
 */
record SealedRows(SdkBytes shapes, List<String> segments, Set<Long> loose, Set<Long> last) {
  static final SealedRows NONE =
      new SealedRows(packed(Evidence.NONE.packShapes()), List.of(), Set.of(), Set.of());

  /** With more rows than this in the state, the oldest of them are sealed. */
  private static final int LOOSE_AT_MOST = 40;

  /** So many stay in the state then. */
  private static final int LOOSE_AFTER_SEALING = 8;

  /** A segment takes rows until it has this many. */
  private static final int SEGMENT_ROWS = 256;

  /** An immutable item of rows. */
  record Segment(String name, SdkBytes content) {}

  /** What to write: segments to put first, then the state. */
  record Plan(SealedRows rows, SdkBytes looseRows, List<Segment> fresh) {}

  /**
   * How to keep {@code after} where {@code before} is kept like this.
   *
   * @param version the version that is about to be written
   */
  Plan plan(Evidence before, Evidence after, long version) {
    var added = added(before, after);
    if (added == null) {
      return sealed(after, new ArrayList<>(), all(after), Set.of(), version);
    }
    var unsealed = new ArrayList<Integer>();
    for (int i = 0; i < after.size(); i++) {
      if (loose.contains(after.key(i)) || added.contains(after.key(i))) {
        unsealed.add(i);
      }
    }
    return sealed(after, new ArrayList<>(segments), unsealed, last, version);
  }

  private static List<Integer> all(Evidence evidence) {
    var all = new ArrayList<Integer>();
    for (int i = 0; i < evidence.size(); i++) {
      all.add(i);
    }
    return all;
  }

  /**
   * The keys that {@code after} has beyond {@code before}; null where it lacks one, or where a row
   * would have to refer to its shape by another place.
   */
  private @Nullable Set<Long> added(Evidence before, Evidence after) {
    if (!continues(after.packShapes())) {
      return null;
    }
    var added = new HashSet<Long>();
    int b = 0;
    for (int a = 0; a < after.size(); a++) {
      if (b < before.size()
          && before.time(b) == after.time(a)
          && before.key(b) == after.key(a)
          && before.shape(b).equals(after.shape(a))) {
        b++;
      } else {
        added.add(after.key(a));
      }
    }
    return b == before.size() ? added : null;
  }

  /** Whether these shapes begin with the kept ones: a count of one or two bytes, then each. */
  private boolean continues(byte[] longer) {
    var kept = new Unpacker(shapes.asByteArrayUnsafe());
    var asked = new Unpacker(longer);
    int n = kept.count();
    if (asked.count() < n) {
      return false;
    }
    for (; n > 0; n--) {
      if (kept.unsigned() != asked.unsigned()) {
        return false;
      }
      long matchers = kept.unsigned();
      if (matchers != asked.unsigned()) {
        return false;
      }
      for (; matchers > 0; matchers--) {
        if (kept.unsigned() != asked.unsigned()) {
          return false;
        }
      }
    }
    return true;
  }

  private static Plan sealed(
      Evidence evidence, List<String> names, List<Integer> unsealed, Set<Long> last, long version) {
    var fresh = new ArrayList<Segment>();
    var stays = unsealed;
    var newest = last;
    if (unsealed.size() > LOOSE_AT_MOST) {
      int cut = unsealed.size() - LOOSE_AFTER_SEALING;
      var sealing = new ArrayList<>(unsealed.subList(0, cut));
      stays = unsealed.subList(cut, unsealed.size());
      if (!last.isEmpty() && last.size() + sealing.size() <= SEGMENT_ROWS) {
        names.removeLast();
        for (int i = 0; i < evidence.size(); i++) {
          if (last.contains(evidence.key(i))) {
            sealing.add(i);
          }
        }
        sealing.sort(null);
      }
      for (int from = 0; from < sealing.size(); from += SEGMENT_ROWS) {
        var rows = sealing.subList(from, Math.min(from + SEGMENT_ROWS, sealing.size()));
        var content = runs(evidence, rows);
        var name = ContentName.text(ContentName.of(content, version));
        fresh.add(new Segment(name, packed(content)));
        names.add(name);
        newest = keys(evidence, rows);
      }
    }
    return new Plan(
        new SealedRows(
            packed(evidence.packShapes()), List.copyOf(names), keys(evidence, stays), newest),
        packed(runs(evidence, stays)),
        List.copyOf(fresh));
  }

  private static Set<Long> keys(Evidence evidence, List<Integer> rows) {
    var keys = new HashSet<Long>();
    for (int i : rows) {
      keys.add(evidence.key(i));
    }
    return Set.copyOf(keys);
  }

  private static SdkBytes packed(byte[] bytes) {
    return SdkBytes.fromByteArrayUnsafe(bytes);
  }

  /** Rows that stand beside each other are packed together. */
  private static byte[] runs(Evidence evidence, List<Integer> rows) {
    var runs = new ArrayList<byte[]>();
    int from = 0;
    for (int i = 1; i <= rows.size(); i++) {
      if (i == rows.size() || rows.get(i) != rows.get(i - 1) + 1) {
        runs.add(evidence.packRows(rows.get(from), rows.get(i - 1) + 1));
        from = i;
      }
    }
    var out = new Packer().unsigned(runs.size());
    runs.forEach(out::bytes);
    return out.packed();
  }

  /** The chunks of rows that a segment or a state holds, for {@link Evidence#unpack}. */
  static List<byte[]> chunks(byte[] content) {
    var in = new Unpacker(content);
    var chunks = new ArrayList<byte[]>();
    for (int n = in.count(); n > 0; n--) {
      chunks.add(in.bytes());
    }
    return chunks;
  }

  /** The keys of the rows in a segment or a state. */
  static Set<Long> keys(SdkBytes shapes, byte[] content) {
    var rows = Evidence.unpack(shapes.asByteArrayUnsafe(), chunks(content));
    return keys(rows, all(rows));
  }
}
