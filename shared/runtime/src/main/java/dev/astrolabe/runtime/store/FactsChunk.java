package dev.astrolabe.runtime.store;

import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.profile.Facts.MarkInForce;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of a lead's facts and marks, packed. Chunks in any order come to the same facts: a fact that
 * stands twice counts once, and of two marks on an entry the later holds.
 */
final class FactsChunk {
  static final FactsChunk NONE = new FactsChunk(List.of(), new TreeMap<>());

  private static final Comparator<MarkInForce> LATER =
      Comparator.comparing(MarkInForce::occurredAt).thenComparing(MarkInForce::entry);
  private static final List<Trust> TRUSTS =
      List.of(Trust.ANONYMOUS, Trust.WRITE_KEY, Trust.SIGNED, Trust.OPERATOR);

  private final List<Fact> facts;
  private final SortedMap<EntryId, MarkInForce> marks;

  /**
   * @param facts in {@link Fact#ORDER}
   */
  FactsChunk(List<Fact> facts, SortedMap<EntryId, MarkInForce> marks) {
    this.facts = facts;
    this.marks = marks;
  }

  List<Fact> facts() {
    return facts;
  }

  boolean isEmpty() {
    return facts.isEmpty() && marks.isEmpty();
  }

  static FactsChunk of(Facts facts) {
    return new FactsChunk(facts.history(), facts.marks());
  }

  Facts toFacts() {
    return new Facts(facts, marks);
  }

  /** What all of these come to. */
  static FactsChunk union(List<FactsChunk> chunks) {
    if (chunks.size() == 1) {
      return chunks.getFirst();
    }
    var facts = new TreeSet<>(Fact.ORDER);
    var marks = new TreeMap<EntryId, MarkInForce>();
    for (var chunk : chunks) {
      facts.addAll(chunk.facts);
      chunk.marks.forEach(
          (target, mark) -> marks.merge(target, mark, (a, b) -> LATER.compare(a, b) >= 0 ? a : b));
    }
    return new FactsChunk(List.copyOf(facts), marks);
  }

  /** What {@code after} has and {@code before} has not. */
  static FactsChunk added(Facts before, Facts after) {
    var known = new TreeSet<>(Fact.ORDER);
    known.addAll(before.history());
    var facts = new ArrayList<Fact>();
    for (var fact : after.history()) {
      if (!known.contains(fact)) {
        facts.add(fact);
      }
    }
    var marks = new TreeMap<EntryId, MarkInForce>();
    after
        .marks()
        .forEach((target, mark) -> {
          if (!mark.equals(before.marks().get(target))) {
            marks.put(target, mark);
          }
        });
    return new FactsChunk(facts, marks);
  }

  /** The oldest facts, at least half of them and whole entries, with all marks; and the rest. */
  Halves split() {
    int cut = facts.size() * 3 / 4;
    while (cut > 0
        && cut < facts.size()
        && facts.get(cut).entry().equals(facts.get(cut - 1).entry())) {
      cut++;
    }
    return new Halves(
        new FactsChunk(facts.subList(0, cut), marks),
        new FactsChunk(facts.subList(cut, facts.size()), new TreeMap<>()));
  }

  record Halves(FactsChunk older, FactsChunk newer) {}

  byte[] packed() {
    var out = new Packer();
    var groups = groups();
    out.unsigned(groups.size());
    long before = 0;
    for (var group : groups) {
      var first = group.getFirst();
      out.signed(first.occurredAt().getEpochSecond() - before);
      before = first.occurredAt().getEpochSecond();
      id(out, first.entry());
      out.unsigned(
          TRUSTS.indexOf(first.trust()) * 2L + (first.origin() == Origin.VOLUNTARY ? 1 : 0));
      out.unsigned(group.size());
      for (var fact : group) {
        out.word(fact.attribute()).word(fact.value());
      }
    }
    out.unsigned(marks.size());
    for (Map.Entry<EntryId, MarkInForce> marked : marks.entrySet()) {
      var mark = marked.getValue();
      id(out, marked.getKey());
      out.signed(mark.occurredAt().getEpochSecond());
      id(out, mark.entry());
      out.unsigned(mark.quarantined() ? 1 : 0).word(mark.reason());
    }
    return out.packed();
  }

  /** Facts of one entry stand beside each other. */
  private List<List<Fact>> groups() {
    var groups = new ArrayList<List<Fact>>();
    int from = 0;
    if (facts.isEmpty()) {
      return groups;
    }
    for (int i = 1; i <= facts.size(); i++) {
      if (i == facts.size() || !together(facts.get(from), facts.get(i))) {
        groups.add(facts.subList(from, i));
        from = i;
      }
    }
    return groups;
  }

  private static boolean together(Fact a, Fact b) {
    return a.entry().equals(b.entry())
        && a.occurredAt().equals(b.occurredAt())
        && a.trust() == b.trust()
        && a.origin() == b.origin();
  }

  static FactsChunk unpack(byte[] packed) {
    var in = new Unpacker(packed);
    var facts = new ArrayList<Fact>();
    long before = 0;
    for (int n = in.count(); n > 0; n--) {
      before += in.signed();
      var at = Instant.ofEpochSecond(before);
      var entry = id(in);
      int flags = in.count();
      var trust = TRUSTS.get(flags / 2);
      var origin = flags % 2 == 1 ? Origin.VOLUNTARY : Origin.PURCHASED;
      for (int m = in.count(); m > 0; m--) {
        facts.add(new Fact(in.word(), in.word(), at, entry, trust, origin));
      }
    }
    var marks = new TreeMap<EntryId, MarkInForce>();
    for (int n = in.count(); n > 0; n--) {
      var target = id(in);
      var at = Instant.ofEpochSecond(in.signed());
      marks.put(target, new MarkInForce(at, id(in), in.unsigned() == 1, in.word()));
    }
    return new FactsChunk(facts, marks);
  }

  private static final int AS_TEXT = 0;
  private static final int AS_UUID = 1;

  /** Sources repeat; ids do not, but most tools give UUIDs. */
  private static void id(Packer out, EntryId entry) {
    out.word(entry.source());
    var uuid = canonicalUuid(entry.id());
    if (uuid == null) {
      out.unsigned(AS_TEXT).text(entry.id());
    } else {
      out.unsigned(AS_UUID)
          .fixed64(uuid.getMostSignificantBits())
          .fixed64(uuid.getLeastSignificantBits());
    }
  }

  private static @Nullable UUID canonicalUuid(String id) {
    if (id.length() != 36 || id.charAt(8) != '-') {
      return null;
    }
    try {
      var uuid = UUID.fromString(id);
      return uuid.toString().equals(id) ? uuid : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static EntryId id(Unpacker in) {
    var source = in.word();
    return switch (in.count()) {
      case AS_TEXT -> new EntryId(source, in.text());
      case AS_UUID -> new EntryId(source, new UUID(in.fixed64(), in.fixed64()).toString());
      default -> throw new StoredFormatException("a packed id is of no known form");
    };
  }
}
