package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.stage.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A lead as it is kept: a connected set of identities with what their entries come to. Derived from
 * the ledger; folding every entry again gives the same.
 *
 * @param version counts the writes of this lead; 0 for one that was never stored
 * @param identities its identities, its internal one among them
 * @param standings by the model's name
 * @param mergedInto the lead that answers in this one's place; then this one stands in no list
 * @param merges the merges that are in force, oldest first
 * @param handoffsPending codes {@code model#n} of transitions into SQL whose hand-off is not stored
 *     yet
 * @param openBackfills the imports of history that are not all in yet: until they are, what the
 *     lead comes to is brought up to date and no transition is recorded
 * @param partedAt when it was last taken apart or given what another one was parted from; empty
 *     where it never was
 * @param recount that this change folded an entry which had been received before something was
 *     recorded of the lead, and was folded after it; not stored: it is of one change only
 */
public record Lead(
    LeadId id,
    long version,
    Instant createdAt,
    SortedSet<Identity> identities,
    Facts facts,
    SortedMap<String, Standing> standings,
    Optional<LeadId> mergedInto,
    List<Merge> merges,
    SortedSet<String> handoffsPending,
    SortedSet<String> openBackfills,
    Optional<Instant> partedAt,
    boolean recount) {

  public Lead {
    identities = Collections.unmodifiableSortedSet(new TreeSet<>(identities));
    standings = Collections.unmodifiableSortedMap(new TreeMap<>(standings));
    merges = List.copyOf(merges);
    handoffsPending = Collections.unmodifiableSortedSet(new TreeSet<>(handoffsPending));
    openBackfills = Collections.unmodifiableSortedSet(new TreeSet<>(openBackfills));
  }

  /** A lead that nothing is known about yet. */
  public static Lead first(LeadId id, Instant createdAt) {
    return new Lead(
        id,
        0,
        createdAt,
        new TreeSet<>(List.of(id.internal())),
        Facts.NONE,
        new TreeMap<>(Map.of()),
        Optional.empty(),
        List.of(),
        new TreeSet<>(),
        new TreeSet<>(),
        Optional.empty(),
        false);
  }

  /** How long the stream may take before a pending hand-off is carried to it again. */
  public static final Duration HANDOFF_PATIENCE = Duration.ofMinutes(2);

  /** How long an import of history may take before somebody looks whether it is done. */
  public static final Duration BACKFILL_PATIENCE = Duration.ofHours(6);

  /**
   * When somebody has to look at this lead though no entry came: the first second at which its
   * stage could change, a pending hand-off is late, or an import it waits for should be done. Empty
   * where it is never.
   */
  public Optional<Instant> due() {
    return Stream.concat(mergedInto.isPresent() ? Stream.of() : looks(), lateHandoffs())
        .min(Instant::compareTo);
  }

  /** A change of stage that nobody may record yet is nothing to look for. */
  private Stream<Instant> looks() {
    return openBackfills.isEmpty()
        ? standings.values().stream().flatMap(s -> s.nextChange().stream())
        : Stream.of(assessedAt().plus(BACKFILL_PATIENCE));
  }

  /** True where a hand-off is pending that the stream should have carried by {@code now}. */
  public boolean handoffIsOverdue(Instant now) {
    return lateHandoffs().anyMatch(late -> !late.isAfter(now));
  }

  /** Of a transition that is not the newest, only that it was recorded before is known here. */
  private Stream<Instant> lateHandoffs() {
    return standings.values().stream()
        .flatMap(s -> s.newest().stream())
        .flatMap(t ->
            handoffsPending.stream()
                .filter(code -> code.startsWith(t.model() + "#"))
                .map(code ->
                    code.equals(t.model() + "#" + t.n())
                        ? t.recordedAt().plus(HANDOFF_PATIENCE)
                        : t.recordedAt()));
  }

  /** This lead with these identities and no others. */
  public Lead withIdentities(SortedSet<Identity> identities) {
    return with(identities, standings, mergedInto, merges, handoffsPending, openBackfills);
  }

  /** This lead as it is after these merges, answered by another lead or by itself. */
  public Lead withMerges(List<Merge> merges, Optional<LeadId> mergedInto) {
    return with(identities, standings, mergedInto, merges, handoffsPending, openBackfills);
  }

  /** This lead with these hand-offs still to be stored. */
  public Lead withHandoffsPending(SortedSet<String> handoffsPending) {
    return with(identities, standings, mergedInto, merges, handoffsPending, openBackfills);
  }

  /** This lead as the store knows it once it is written over {@code before}. */
  public Lead stored(Lead before) {
    return new Lead(
        id,
        before.version + 1,
        createdAt,
        identities,
        facts,
        standings,
        mergedInto,
        merges,
        handoffsPending,
        openBackfills,
        partedAt,
        false);
  }

  /** This lead as a parting at that time leaves it. */
  Lead withPartedAt(Instant at) {
    return new Lead(
        id,
        version,
        createdAt,
        identities,
        facts,
        standings,
        mergedInto,
        merges,
        handoffsPending,
        openBackfills,
        Optional.of(at),
        recount);
  }

  /** This lead with these standings and no others. */
  public Lead withStandings(SortedMap<String, Standing> standings) {
    return with(identities, standings, mergedInto, merges, handoffsPending, openBackfills);
  }

  /** This lead while these imports of history are not all in. */
  public Lead withOpenBackfills(SortedSet<String> openBackfills) {
    return with(identities, standings, mergedInto, merges, handoffsPending, openBackfills);
  }

  /** The same lead: its id, its version, its creation and what it is known to be stay. */
  private Lead with(
      SortedSet<Identity> people,
      SortedMap<String, Standing> stands,
      Optional<LeadId> into,
      List<Merge> joined,
      SortedSet<String> pending,
      SortedSet<String> open) {
    return new Lead(
        id, version, createdAt, people, facts, stands, into, joined, pending, open, partedAt,
        recount);
  }

  /**
   * Whether bringing {@code before} to this may change how many leads reached what, or by which
   * channel they count as having come.
   */
  public boolean isToCountAfter(Lead before) {
    return before.version == 0
        || recount
        || !before.merges.equals(merges)
        || !before.mergedInto.equals(mergedInto)
        || standings.values().stream()
            .anyMatch(standing ->
                !Optional.ofNullable(before.standings.get(standing.model()))
                    .flatMap(Standing::newest)
                    .equals(standing.newest()));
  }

  /**
   * No earlier than anything that is counted was recorded, of it, of the leads that it answers for,
   * or of one that was parted from it while they were still one person.
   */
  Instant lastRecorded() {
    return Stream.of(
            standings.values().stream()
                .flatMap(standing -> standing.newest().stream())
                .map(Transition::recordedAt),
            merges.stream().map(Merge::at),
            partedAt.stream())
        .flatMap(recorded -> recorded)
        .filter(recorded -> recorded.isAfter(createdAt))
        .max(Instant::compareTo)
        .orElse(createdAt);
  }

  /** When it was last assessed in any model; its creation where it never was. */
  public Instant assessedAt() {
    return standings.values().stream()
        .map(Standing::assessedAt)
        .max(Instant::compareTo)
        .orElse(createdAt);
  }
}
