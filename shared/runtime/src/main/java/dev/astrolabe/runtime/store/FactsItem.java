package dev.astrolabe.runtime.store;

import dev.astrolabe.model.profile.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * A lead's facts as kept beside its state: the facts that were in force when the item was written,
 * and what writers mean to add to them. A writer puts its addition here under a new tag first and
 * then names the tag in the lead's state; until the state names it nobody sees it, and a writer who
 * loses the race leaves nothing behind that anybody reads.
 *
 * @param written the newest tag that was given; guards the item's writes
 * @param tag the tag whose facts are {@code segments} and {@code base}
 * @param segments names of items of older facts, each immutable
 * @param base the newer facts in force
 */
record FactsItem(
    long written, long tag, List<String> segments, FactsChunk base, List<Pending> pending) {
  static final int FORMAT = 1;

  /** Format 1 was not deflated: every reading of a lead pays for what its segments hold. */
  private static final int SEGMENT_FORMAT = 2;

  static final String SORT_KEY = "S#P";
  static final String SEGMENT_PREFIX = "S#Q#";
  static final FactsItem NONE = new FactsItem(0, 0, List.of(), FactsChunk.NONE, List.of());

  /** Beyond this many bytes the older facts go into a segment, so that a write stays one unit. */
  private static final int BASE_BYTES = 640;

  /** A segment that is shorter than this takes in the next facts. */
  private static final int SEGMENT_BYTES = 4096;

  /**
   * What a writer means to add.
   *
   * @param whole whether it stands for everything, not beside what is in force
   */
  record Pending(long tag, boolean whole, FactsChunk facts) {}

  /** An immutable item of older facts. */
  record Segment(String name, SdkBytes content) {}

  static FactsItem read(Item item) {
    item.format(FORMAT);
    var in = new Unpacker(item.requiredBytes("b"));
    long tag = in.unsigned();
    var segments = new ArrayList<String>();
    for (int n = in.count(); n > 0; n--) {
      segments.add(ContentName.text(in.bytes()));
    }
    var base = FactsChunk.unpack(in.bytes());
    var pending = new ArrayList<Pending>();
    for (int n = in.count(); n > 0; n--) {
      pending.add(new Pending(in.unsigned(), in.unsigned() == 1, FactsChunk.unpack(in.bytes())));
    }
    return new FactsItem(item.requiredNumber("w"), tag, segments, base, pending);
  }

  Item item(String partition) {
    var out = new Packer().unsigned(tag).unsigned(segments.size());
    for (var segment : segments) {
      out.bytes(ContentName.bytes(segment));
    }
    out.bytes(base.packed()).unsigned(pending.size());
    for (var addition : pending) {
      out.unsigned(addition.tag())
          .unsigned(addition.whole() ? 1 : 0)
          .bytes(addition.facts().packed());
    }
    return Item.of(partition, SORT_KEY)
        .number(Item.FORMAT, FORMAT)
        .number("w", written)
        .bytes("b", out.packed())
        .build();
  }

  /** Whether the facts under this tag can be told from this item. */
  boolean knows(long asked) {
    return asked == tag || pendingUnder(asked).isPresent();
  }

  /** Those segments that the facts under this tag need. */
  List<String> segmentsFor(long asked) {
    return asked != tag && pendingUnder(asked).filter(Pending::whole).isPresent()
        ? List.of()
        : segments;
  }

  /** The facts under this tag. */
  Facts facts(long asked, Map<String, FactsChunk> loaded) {
    var chunks = new ArrayList<FactsChunk>();
    for (var name : segmentsFor(asked)) {
      var segment = loaded.get(name);
      if (segment == null) {
        throw new StoredFormatException("a segment of a lead's facts is missing");
      }
      chunks.add(segment);
    }
    chunks.add(loose(asked));
    return FactsChunk.union(chunks).toFacts();
  }

  /** The facts under this tag that stand in no segment. */
  private FactsChunk loose(long asked) {
    if (asked == tag) {
      return base;
    }
    var addition =
        pendingUnder(asked)
            .orElseThrow(() -> new StoredFormatException("a lead's facts lack a tag"));
    return addition.whole() ? addition.facts() : FactsChunk.union(List.of(base, addition.facts()));
  }

  private Optional<Pending> pendingUnder(long asked) {
    return pending.stream().filter(p -> p.tag() == asked).findFirst();
  }

  /** What to write so that {@code after} stands under a new tag, and segments to put first. */
  record Change(FactsItem item, List<Segment> fresh, Map<String, FactsChunk> loaded) {}

  /**
   * The change from {@code before}, the facts under {@code asked}, to {@code after}.
   *
   * @param loaded the segments' contents by name
   */
  Change change(long asked, Facts before, Facts after, Map<String, FactsChunk> loaded) {
    var kept = new ArrayList<>(segmentsFor(asked));
    var loose = loose(asked);
    var fresh = new ArrayList<Segment>();
    var contents = new HashMap<>(loaded);
    if (loose.packed().length > BASE_BYTES) {
      var halves = loose.split();
      var sealed = halves.older();
      loose = halves.newer();
      if (!kept.isEmpty()) {
        var last = contents.get(kept.getLast());
        if (last != null && last.packed().length < SEGMENT_BYTES) {
          sealed = FactsChunk.union(List.of(last, sealed));
          kept.removeLast();
        }
      }
      var content = sealed.packed();
      var name = ContentName.text(ContentName.of(content, written + 1));
      fresh.add(new Segment(name, SdkBytes.fromByteArrayUnsafe(content)));
      contents.put(name, sealed);
      kept.add(name);
    }
    var additions = new ArrayList<Pending>();
    for (var other : pending) {
      if (other.tag() > asked) {
        additions.add(other);
      }
    }
    var added = FactsChunk.added(before, after);
    boolean grows = FactsChunk.union(List.of(FactsChunk.of(before), added)).toFacts().equals(after);
    additions.add(new Pending(written + 1, !grows, grows ? added : FactsChunk.of(after)));
    return new Change(
        new FactsItem(written + 1, asked, List.copyOf(kept), loose, List.copyOf(additions)),
        List.copyOf(fresh),
        contents);
  }

  static Item segment(String partition, Segment segment) {
    return Item.of(partition, SEGMENT_PREFIX + segment.name())
        .number(Item.FORMAT, SEGMENT_FORMAT)
        .bytes("z", Deflated.of(segment.content().asByteArrayUnsafe()))
        .build();
  }

  /** The facts of a segment's item. */
  static FactsChunk chunk(Item segment) {
    segment.format(SEGMENT_FORMAT);
    return FactsChunk.unpack(
        segment.bytes("z").map(Deflated::plain).orElseGet(() -> segment.requiredBytes("b")));
  }
}
