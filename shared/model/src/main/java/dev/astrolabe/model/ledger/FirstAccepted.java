package dev.astrolabe.model.ledger;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/**
 * One thing counts once: of entries with one id, whatever time and content they give, the first
 * accepted one stands. Two of them meet in one ledger where leads are joined whose homes each took
 * one in.
 *
 * <p>The first is the one recorded earliest; of those recorded in one second, the one whose home
 * comes first in the order of identities. A home holds an id only once, so that this is a total
 * order on what a ledger holds. What is not known yet must have been left out before; what has not
 * occurred yet must not, since whether an entry stands depends on no instant but that of knowledge.
 */
public final class FirstAccepted {
  private static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::recordedAt).thenComparing(Entry::home);

  private FirstAccepted() {}

  /** Those of {@code entries} that stand, each once, in the order in which they are given. */
  public static List<Entry> of(Collection<Entry> entries) {
    var standing = new HashMap<EntryId, Entry>();
    entries.forEach(entry ->
        standing.merge(
            entry.id(), entry, (one, other) -> ORDER.compare(other, one) < 0 ? other : one));
    // By instance: the same entry given twice is left once.
    return entries.stream().filter(entry -> standing.remove(entry.id(), entry)).toList();
  }
}
