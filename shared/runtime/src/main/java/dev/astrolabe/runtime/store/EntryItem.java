package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An entry as an item of the ledger.
 *
 * <p>{@code pk} I#kind#key of its home, {@code sk} E#source#id ('%' and '#' in the source spelled
 * %25 and %23); {@code k} kind, {@code o} occurredAt and {@code r} recordedAt in epoch seconds,
 * {@code t} trust, {@code g} origin where it is not voluntary, {@code p} profile and {@code y}
 * payload, or both in {@code z} where they are long, packed and deflated, {@code l} links (state,
 * then the identity's code), {@code d} the directive, packed, {@code m} the import it came with,
 * {@code mh} where that was history, {@code ms} knownSince. A source and id too long for a sort key
 * stand in {@code es} and {@code ei}, their hash in {@code sk}.
 */
final class EntryItem {
  /** Format 2 kept long profiles and payloads as maps, too. */
  static final int FORMAT = 3;

  /** What is shorter stays readable for whoever looks into the table. */
  private static final int LONG = 400;

  private static final int LONGEST_SORT_KEY = 1024;
  private static final String IN_FORCE = "+";
  private static final String PROPOSED = "?";

  /** DynamoDB takes no empty name; no name has control characters. */
  private static final String EMPTY_NAME = "\u0000";

  private EntryItem() {}

  static String partition(Identity home) {
    return "I#" + home.code();
  }

  static String sortKey(EntryId id) {
    var plain = "E#" + id.source().replace("%", "%25").replace("#", "%23") + "#" + id.id();
    return plain.getBytes(StandardCharsets.UTF_8).length <= LONGEST_SORT_KEY
        ? plain
        : "E!"
            + HexFormat.of()
                .formatHex(
                    ContentName.digest(new Packer().text(id.source()).text(id.id()).packed()));
  }

  static Item of(Entry entry) {
    var sortKey = sortKey(entry.id());
    var item =
        Item.of(partition(entry.home()), sortKey)
            .number(Item.FORMAT, FORMAT)
            .text("k", entry.kind())
            .number("o", entry.occurredAt().getEpochSecond())
            .number("r", entry.recordedAt().getEpochSecond())
            .text("t", entry.trust().name());
    if (sortKey.startsWith("E!")) {
      item.text("es", entry.id().source()).text("ei", entry.id().id());
    }
    if (entry.origin() != Origin.VOLUNTARY) {
      item.text("g", entry.origin().name());
    }
    var said = packed(entry.profile(), entry.payload());
    if (said.length > LONG) {
      item.bytes("z", Deflated.of(said));
    } else {
      if (!entry.profile().isEmpty()) {
        item.value("p", texts(entry.profile()));
      }
      if (!entry.payload().isEmpty()) {
        item.value("y", texts(entry.payload()));
      }
    }
    if (!entry.links().isEmpty()) {
      item.value(
          "l",
          AttributeValue.fromL(
              entry.links().stream().map(link -> AttributeValue.fromS(code(link))).toList()));
    }
    entry.directive().ifPresent(directive -> item.bytes("d", packed(directive)));
    entry.imported().ifPresent(imported -> imported(item, imported));
    return item.build();
  }

  static Entry read(Item item) {
    item.format(FORMAT);
    try {
      var said = item.bytes("z").map(z -> new Unpacker(Deflated.plain(z)));
      return new Entry(
          id(item),
          Identity.ofCode(item.pk().substring(2)),
          item.requiredText("k"),
          Instant.ofEpochSecond(item.requiredNumber("o")),
          Instant.ofEpochSecond(item.requiredNumber("r")),
          Trust.valueOf(item.requiredText("t")),
          item.text("g").map(Origin::valueOf).orElse(Origin.VOLUNTARY),
          said.isPresent() ? texts(said.get()) : texts(item, "p"),
          said.isPresent() ? texts(said.get()) : texts(item, "y"),
          links(item),
          item.bytes("d").map(EntryItem::directive),
          item.text("m").map(id -> imported(item, id)));
    } catch (IllegalArgumentException e) {
      throw new StoredFormatException("an entry's item holds what no entry has", e);
    }
  }

  private static void imported(Item.Builder item, Imported imported) {
    item.text("m", imported.importId());
    if (imported.history()) {
      item.number("mh", 1);
    }
    imported.knownSince().ifPresent(since -> item.number("ms", since.getEpochSecond()));
  }

  private static Imported imported(Item item, String importId) {
    return new Imported(
        importId, item.number("mh").isPresent(), item.number("ms").map(Instant::ofEpochSecond));
  }

  private static EntryId id(Item item) {
    var sortKey = item.sk();
    if (sortKey.startsWith("E!")) {
      return new EntryId(item.requiredText("es"), item.requiredText("ei"));
    }
    int hash = sortKey.indexOf('#', 2);
    if (!sortKey.startsWith("E#") || hash < 0) {
      throw new StoredFormatException("an entry's sort key is E#source#id");
    }
    return new EntryId(
        sortKey.substring(2, hash).replace("%23", "#").replace("%25", "%"),
        sortKey.substring(hash + 1));
  }

  /** The profile, then the payload: for each its size, then names and values. */
  private static byte[] packed(Map<String, String> profile, Map<String, String> payload) {
    var out = new Packer();
    for (var texts : List.of(profile, payload)) {
      out.unsigned(texts.size());
      texts.forEach((name, value) -> out.text(name).text(value));
    }
    return out.packed();
  }

  private static SortedMap<String, String> texts(Unpacker in) {
    var texts = new TreeMap<String, String>();
    for (int n = in.count(); n > 0; n--) {
      texts.put(in.text(), in.text());
    }
    return texts;
  }

  private static AttributeValue texts(Map<String, String> texts) {
    var values = new HashMap<String, AttributeValue>();
    texts.forEach((name, value) ->
        values.put(name.isEmpty() ? EMPTY_NAME : name, AttributeValue.fromS(value)));
    return AttributeValue.fromM(values);
  }

  private static SortedMap<String, String> texts(Item item, String name) {
    var texts = new TreeMap<String, String>();
    var values = item.attributes().get(name);
    if (values != null) {
      values.m().forEach((k, v) -> texts.put(k.equals(EMPTY_NAME) ? "" : k, v.s()));
    }
    return texts;
  }

  private static String code(Link link) {
    return switch (link.state()) {
      case IN_FORCE -> IN_FORCE + link.other().code();
      case PROPOSED -> PROPOSED + link.other().code();
    };
  }

  private static List<Link> links(Item item) {
    var links = new ArrayList<Link>();
    var values = item.attributes().get("l");
    if (values != null) {
      for (var value : values.l()) {
        var code = value.s();
        links.add(
            new Link(
                Identity.ofCode(code.substring(1)),
                code.startsWith(IN_FORCE) ? Link.State.IN_FORCE : Link.State.PROPOSED));
      }
    }
    return links;
  }

  private static byte[] packed(Directive directive) {
    var out = new Packer();
    switch (directive) {
      case Directive.Mark mark ->
          out.unsigned(MARK)
              .text(mark.target().source())
              .text(mark.target().id())
              .unsigned(mark.quarantined() ? 1 : 0)
              .text(mark.reason());
      case Directive.Merge merge -> out.unsigned(MERGE);
      case Directive.Cut cut -> {
        out.unsigned(CUT);
        side(out, cut.left());
        side(out, cut.right());
        out.unsigned(cut.lifted() ? 1 : 0);
      }
    }
    return out.packed();
  }

  private static final int MARK = 1;
  private static final int CUT = 2;
  private static final int MERGE = 3;

  private static void side(Packer out, Set<Identity> identities) {
    out.unsigned(identities.size());
    for (var identity : new TreeSet<>(identities)) {
      out.text(identity.code());
    }
  }

  private static Directive directive(byte[] packed) {
    var in = new Unpacker(packed);
    int kind = in.count();
    return switch (kind) {
      case MARK ->
          new Directive.Mark(new EntryId(in.text(), in.text()), in.unsigned() == 1, in.text());
      case MERGE -> new Directive.Merge();
      case CUT -> new Directive.Cut(side(in), side(in), in.unsigned() == 1);
      default -> throw new StoredFormatException("a directive is of no known kind");
    };
  }

  private static Set<Identity> side(Unpacker in) {
    var identities = new TreeSet<Identity>();
    for (int n = in.count(); n > 0; n--) {
      identities.add(Identity.ofCode(in.text()));
    }
    return identities;
  }
}
