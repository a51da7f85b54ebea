package dev.astrolabe.runtime.door;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.runtime.http.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The address at which one asks what became of an entry. It names the entry's home, which is a
 * personal datum, so it is sealed.
 */
public final class EntryAddress {
  private static final String PURPOSE = "entry status";
  private static final String PATH = "/api/entries/";

  private final Supplier<Seal> seal;

  /**
   * @param seal asked for when the first address is made, because its key comes from a table
   */
  public EntryAddress(Supplier<Seal> seal) {
    this.seal = seal;
  }

  /**
   * What an address names.
   *
   * @param ids the entry's id, then the one it would have had in the ten minutes before
   */
  public record Named(Identity home, List<EntryId> ids) {
    public Named {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Makes sure that an address can be made. Asked before an entry is queued, so that none is queued
   * whose sender is then told that nothing was accepted.
   */
  public void prepare() {
    Objects.requireNonNull(seal.get());
  }

  /** The path of the entry's status. */
  public String of(Arrival arrival) {
    var text = new StringBuilder(arrival.home().code());
    text.append('\n').append(arrival.id().source()).append('\n').append(arrival.id().id());
    arrival.before().ifPresent(before -> text.append('\n').append(before.id()));
    return PATH + seal.get().close(PURPOSE, text.toString());
  }

  /** What the last part of such a path names; empty where we did not make it. */
  public Optional<Named> open(String token) {
    var opened = seal.get().open(PURPOSE, token);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    var lines = List.of(opened.get().split("\n", -1));
    var ids = new ArrayList<EntryId>();
    for (var id : lines.subList(2, lines.size())) {
      ids.add(new EntryId(lines.get(1), id));
    }
    return Optional.of(new Named(Identity.ofCode(lines.getFirst()), ids));
  }
}
