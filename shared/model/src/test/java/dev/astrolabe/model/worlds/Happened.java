package dev.astrolabe.model.worlds;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Builds an entry; seconds count from {@link #START}. Unless told otherwise it is voluntary,
 * signed, recorded when it occurred, and its home is sara@example.com.
 */
public final class Happened {
  /** Second zero of every made-up life. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  public static final Identity SARA = new Identity(IdentityKind.EMAIL, "sara@example.com");

  private final long at;
  private final String kind;
  private EntryId id;
  private long recordedAt;
  private Identity home = SARA;
  private Trust trust = Trust.SIGNED;
  private Origin origin = Origin.VOLUNTARY;
  private final SortedMap<String, String> profile = new TreeMap<>();
  private final SortedMap<String, String> payload = new TreeMap<>();
  private final List<Link> links = new ArrayList<>();
  private Optional<Directive> directive = Optional.empty();

  private Happened(long at, String kind) {
    this.at = at;
    this.recordedAt = at;
    this.kind = kind;
    this.id = new EntryId("web", kind + "-" + at);
  }

  /** That many seconds after the start. */
  public static Instant second(long seconds) {
    return START.plusSeconds(seconds);
  }

  /** Something of that kind; its id is {@code web}, {@code kind-second}. */
  public static Happened at(long second, String kind) {
    return new Happened(second, kind);
  }

  /** What that entry says, at another second. */
  static Happened like(Entry entry, long second) {
    var again = at(second, entry.kind()).trust(entry.trust());
    again.origin = entry.origin();
    again.profile.putAll(entry.profile());
    again.payload.putAll(entry.payload());
    again.directive = entry.directive();
    return again;
  }

  /** A mark on an entry, or the lifting of one. */
  public static Happened mark(long second, Entry target, boolean quarantined) {
    return at(second, "mark").directive(new Directive.Mark(target.id(), quarantined, "scanner"));
  }

  /** An order that makes two leads one. */
  public static Happened merge(long second, Identity one, Identity other) {
    return at(second, "merge").by(one).linking(other).directive(new Directive.Merge());
  }

  /** A cut between two sets of identities, or the lifting of one. */
  public static Happened cut(long second, Set<Identity> left, Set<Identity> right, boolean lifted) {
    return at(second, "cut").directive(new Directive.Cut(left, right, lifted));
  }

  public Happened id(String source, String entryId) {
    this.id = new EntryId(source, entryId);
    return this;
  }

  public Happened recordedAt(long second) {
    this.recordedAt = second;
    return this;
  }

  public Happened by(Identity identity) {
    this.home = identity;
    return this;
  }

  public Happened trust(Trust level) {
    this.trust = level;
    return this;
  }

  public Happened purchased() {
    this.origin = Origin.PURCHASED;
    return this;
  }

  public Happened saying(String attribute, String value) {
    profile.put(attribute, value);
    return this;
  }

  public Happened with(String field, String value) {
    payload.put(field, value);
    return this;
  }

  public Happened linking(Identity other) {
    links.add(new Link(other, Link.State.IN_FORCE));
    return this;
  }

  public Happened proposing(Identity other) {
    links.add(new Link(other, Link.State.PROPOSED));
    return this;
  }

  private Happened directive(Directive order) {
    this.directive = Optional.of(order);
    return this;
  }

  public Entry entry() {
    return new Entry(
        id,
        home,
        kind,
        second(at),
        second(recordedAt),
        trust,
        origin,
        profile,
        payload,
        links,
        directive);
  }
}
