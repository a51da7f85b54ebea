package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import java.util.List;
import java.util.Optional;

/**
 * Where entries and claims on identities are kept. Nothing in it is ever changed but the lead an
 * identity points to.
 */
public interface Ledger {
  /**
   * An identity's owner.
   *
   * @param lead the lead it was claimed for; follow {@code mergedInto} from there
   * @param original the first spelling
   */
  record Claim(Identity identity, LeadId lead, String original) {}

  /** What became of a put. */
  sealed interface Appended {
    record Stored() implements Appended {}

    /** An entry with this id stands already; the first one accepted stays. */
    record Stands(Entry entry) implements Appended {}
  }

  /**
   * The claim on an identity, read eventually consistent: an answer of none has to be confirmed by
   * {@link #claim}.
   */
  Optional<Claim> claimOf(Identity identity);

  /**
   * Claims the identity for {@code candidate} unless it is claimed; answers the claim that stands.
   * Safe to repeat.
   */
  Claim claim(Identity identity, LeadId candidate, String original);

  /** Puts the entry unless one with its home and id stands. Safe to repeat. */
  Appended append(Entry entry);

  /** One entry, read consistently. */
  Optional<Entry> entry(Identity home, EntryId id);

  /** All entries at home under this identity, read consistently, in no order. */
  List<Entry> entries(Identity home);
}
