package dev.astrolabe.model.reference;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which identities are one lead, from the set of entries alone.
 *
 * <p>Nodes are the homes of all entries recorded by then, and both ends of every link in force.
 * Each node begins as a set of its own. Links in force are taken in entry order, those of one entry
 * in the order it names them; each unites the set of the entry's home with the set of the other
 * identity, unless the united set would hold identities of both sides of a cut in force: then the
 * link has no effect. A cut is in force if the last entry that speaks of the same two sides, in
 * entry order, does not lift it; it beats links that occurred before it and after it alike.
 * Proposed links have no effect. A merge made by a person is an entry of kind {@code merge} whose
 * home is the internal identity of one lead and whose link in force names the internal identity of
 * the other. Marks, origin and {@code occurredAt} play no part but for the order; only {@code
 * recordedAt} hides an entry. Of two entries with one id both speak here, though only one counts:
 * which of them are in one ledger is what is being found out. In one second and with one id, the
 * one whose home comes first is taken first.
 */
public final class NaiveLeads {
  private NaiveLeads() {}

  /** The connected sets: each identity that is a node is in exactly one of them. */
  public static Set<Set<Identity>> resolve(Collection<Entry> delivered, Instant knownAt) {
    return resolve(delivered, knownAt, Mutant.NONE);
  }

  /** As above, read wrongly in one place. */
  public static Set<Set<Identity>> resolve(
      Collection<Entry> delivered, Instant knownAt, Mutant mutant) {
    var entries = known(delivered, knownAt);
    var cuts = mutant == Mutant.CUTS_IGNORED ? List.<Directive.Cut>of() : cutsInForce(entries);

    Map<Identity, Set<Identity>> setOf = new TreeMap<>();
    for (var entry : entries) {
      setOf.computeIfAbsent(entry.home(), NaiveLeads::alone);
      for (var link : entry.links()) {
        if (link.state() == Link.State.IN_FORCE) {
          var here = setOf.computeIfAbsent(entry.home(), NaiveLeads::alone);
          var there = setOf.computeIfAbsent(link.other(), NaiveLeads::alone);
          var united = new TreeSet<>(here);
          united.addAll(there);
          if (cuts.stream().noneMatch(cut -> isTornBy(cut, united))) {
            united.forEach(identity -> setOf.put(identity, united));
          }
        }
      }
    }
    return new HashSet<>(setOf.values());
  }

  /** The entries of the lead with these identities: those whose home is one of them. */
  public static List<Entry> ledger(Collection<Entry> delivered, Set<Identity> lead) {
    return delivered.stream().filter(entry -> lead.contains(entry.home())).toList();
  }

  private static List<Entry> known(Collection<Entry> delivered, Instant knownAt) {
    return new LinkedHashSet<>(delivered)
        .stream()
            .filter(entry -> !entry.recordedAt().isAfter(knownAt))
            .sorted(
                Comparator.comparing(Entry::occurredAt)
                    .thenComparing(KnownLedger.BY_ID)
                    .thenComparing(entry -> entry.home().kind())
                    .thenComparing(entry -> entry.home().key(), NaiveText::compare))
            .toList();
  }

  private static List<Directive.Cut> cutsInForce(List<Entry> entries) {
    var last = new LinkedHashMap<Set<Set<Identity>>, Directive.Cut>();
    for (var entry : entries) {
      if (entry.directive().orElse(null) instanceof Directive.Cut cut) {
        last.put(Set.of(cut.left(), cut.right()), cut);
      }
    }
    return last.values().stream().filter(cut -> !cut.lifted()).toList();
  }

  private static boolean isTornBy(Directive.Cut cut, Set<Identity> united) {
    return !Collections.disjoint(united, cut.left()) && !Collections.disjoint(united, cut.right());
  }

  private static Set<Identity> alone(Identity identity) {
    return new TreeSet<>(Set.of(identity));
  }
}
