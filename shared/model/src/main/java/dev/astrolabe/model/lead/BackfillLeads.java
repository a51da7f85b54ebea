package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Backfills.Left;
import dev.astrolabe.model.lead.Backfills.NotTaken;
import dev.astrolabe.model.lead.Backfills.Phase;
import dev.astrolabe.model.lead.Backfills.Progress;
import dev.astrolabe.model.lead.Backfills.Row;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Imported;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Sees an import through, chunk by chunk, each its own piece of work: first waits until every row
 * is folded or refused, then closes each lead that waited. Any piece may be done twice and by two
 * workers at once.
 */
public final class BackfillLeads {
  /**
   * Rows that have not come by then are counted as not taken; those that come later still count.
   */
  public static final Duration PATIENCE = Lead.BACKFILL_PATIENCE;

  /** No import takes longer: whatever carried it on is lost, and nobody waits for it any more. */
  static final Duration LONGEST_IMPORT = PATIENCE.multipliedBy(2);

  private static final int MOST_TRIES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

  /**
   * A piece of the work.
   *
   * @param tries how often the chunk was found incomplete
   */
  public record Piece(String importId, Phase phase, int chunk, int tries) {
    /** All of the work. */
    public static Piece first(String importId) {
      return new Piece(importId, Phase.CHECK, 0, 0);
    }
  }

  /** Takes a piece that is to be worked on after a while. */
  @FunctionalInterface
  public interface Later {
    void send(Piece piece, Duration delay);
  }

  private final Backfills backfills;
  private final Ledger ledger;
  private final Whereabouts whereabouts;
  private final CloseBackfill closing;

  public BackfillLeads(
      Backfills backfills, Ledger ledger, Leads leads, Folding folding, Reign.Reigns reigns) {
    this.backfills = backfills;
    this.ledger = ledger;
    this.whereabouts = new Whereabouts(ledger, leads);
    this.closing = new CloseBackfill(ledger, leads, folding, reigns);
  }

  /**
   * Does one piece, notes that it is done and sends the next one. A crash between the two is made
   * good when the piece comes again.
   *
   * @param failures told of each lead that could not be closed; after a few tries it is left to the
   *     sweep
   */
  public void work(
      Piece piece, Instant now, Later later, BiConsumer<LeadId, RuntimeException> failures) {
    var found = backfills.progress(piece.importId());
    if (found.isEmpty()) {
      return;
    }
    var progress = found.get();
    if (progress.isAt(piece.phase(), piece.chunk())) {
      switch (piece.phase()) {
        case CHECK -> check(piece, progress, now, later, failures);
        case WALK -> walk(piece, progress, now, later, failures);
        case DONE -> {}
      }
    } else {
      var next = progress.after(piece.phase(), piece.chunk(), 0, 0);
      if (progress.isAt(next.phase(), next.chunk())) {
        send(next, later);
      }
    }
  }

  private void check(
      Piece piece,
      Progress progress,
      Instant now,
      Later later,
      BiConsumer<LeadId, RuntimeException> failures) {
    boolean pending = false;
    int unchanged = 0;
    var left = new ArrayList<Left>();
    var folded = new LinkedHashMap<Row, Lead>();
    var owners = new HashMap<Identity, Optional<Lead>>();
    for (var row : backfills.chunk(piece.importId(), piece.chunk())) {
      var owner = owners.computeIfAbsent(row.home(), home -> owner(home, now, failures));
      if (owner.filter(lead -> Whereabouts.isFolded(lead, row.id())).isPresent()) {
        folded.put(row, owner.get());
      } else if (backfills.isRefused(progress, row, now)) {
        left.add(new Left(row, NotTaken.REFUSED));
      } else {
        left.add(new Left(row, NotTaken.NOT_COME));
        pending = true;
      }
    }
    if (pending && !progress.isLate(now)) {
      again(piece, later);
      return;
    }
    for (var row : folded.entrySet()) {
      var standing = standing(row.getKey(), row.getValue()).filter(e -> !isOf(piece, e));
      if (standing.isEmpty()) {
        continue;
      }
      if (Said.of(standing.get()).fingerprint().equals(row.getKey().content())) {
        unchanged++;
      } else {
        left.add(new Left(row.getKey(), NotTaken.ID_TAKEN));
      }
    }
    backfills.left(progress, piece.chunk(), left, now);
    goOn(piece, progress, left.size(), unchanged, later);
  }

  /** The entry of the row's id that counts for the lead, wherever among its identities. */
  private Optional<Entry> standing(Row row, Lead owner) {
    return ledger
        .entry(row.home(), row.id())
        .or(() ->
            owner.identities().stream()
                .flatMap(identity -> ledger.entry(identity, row.id()).stream())
                .findFirst());
  }

  private static boolean isOf(Piece piece, Entry entry) {
    return entry.imported().filter(file -> file.importId().equals(piece.importId())).isPresent();
  }

  private static void again(Piece piece, Later later) {
    var wait = Duration.ofSeconds(1L << Math.min(piece.tries(), 10));
    later.send(
        new Piece(piece.importId(), piece.phase(), piece.chunk(), piece.tries() + 1),
        wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
  }

  /** Whose the home is; nobody's where the lead cannot be read: its rows are waited for. */
  private Optional<Lead> owner(
      Identity home, Instant now, BiConsumer<LeadId, RuntimeException> failures) {
    var claim = ledger.claimOf(home);
    try {
      return claim
          .map(found -> whereabouts.follow(found.lead(), now))
          .filter(lead -> lead.identities().contains(home));
    } catch (RuntimeException e) {
      // One bad lead never stops the rest: whatever it is, the caller logs it.
      claim.ifPresent(found -> failures.accept(found.lead(), e));
      return Optional.empty();
    }
  }

  private void walk(
      Piece piece,
      Progress progress,
      Instant now,
      Later later,
      BiConsumer<LeadId, RuntimeException> failures) {
    var homes = new TreeSet<Identity>();
    backfills.chunk(piece.importId(), piece.chunk()).forEach(row -> homes.add(row.home()));
    var leads = new TreeSet<LeadId>();
    var failed = new TreeSet<LeadId>();
    for (var home : homes) {
      ledger
          .claimOf(home)
          .ifPresent(claim -> {
            try {
              leads.add(closing.close(claim.lead(), piece.importId(), now));
            } catch (RuntimeException e) {
              // One bad lead never stops the rest: whatever it is, the caller logs it.
              failures.accept(claim.lead(), e);
              failed.add(claim.lead());
            }
          });
    }
    if (!failed.isEmpty() && piece.tries() < MOST_TRIES) {
      again(piece, later);
    } else {
      backfills.walked(piece.importId(), piece.chunk(), leads);
      goOn(piece, progress, 0, 0, later);
    }
  }

  private void goOn(Piece piece, Progress from, int notTaken, int unchanged, Later later) {
    var to = from.after(piece.phase(), piece.chunk(), notTaken, unchanged);
    backfills.advance(from, to);
    send(to, later);
  }

  private static void send(Progress next, Later later) {
    if (next.phase() != Phase.DONE) {
      later.send(new Piece(next.importId(), next.phase(), next.chunk(), 0), Duration.ZERO);
    }
  }

  /**
   * A row was folded: where its import has ended without it, its lead does not wait for the sweep.
   * Safe to repeat.
   */
  public void folded(Arrival row, Instant now) {
    row.imported()
        .filter(Imported::history)
        .map(Imported::importId)
        .filter(importId -> !isUnderWay(importId))
        .ifPresent(importId ->
            ledger
                .claimOf(row.home())
                .ifPresent(claim -> closing.close(claim.lead(), importId, now)));
  }

  private boolean isUnderWay(String importId) {
    return backfills.progress(importId).filter(p -> p.phase() != Phase.DONE).isPresent();
  }

  /**
   * Closes whatever the lead waits for though it is done, or has come to a standstill; answers
   * whether there was anything.
   */
  public boolean settle(Lead lead, Instant now) {
    boolean closed = false;
    for (var importId : lead.openBackfills()) {
      if (!isUnderWay(importId)
          || closing.begun(lead, importId).plus(LONGEST_IMPORT).isBefore(now)) {
        closing.close(lead.id(), importId, now);
        closed = true;
      }
    }
    return closed;
  }
}
