package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where it is kept which rows an import has and how far it has come. */
public interface Backfills {
  /**
   * A row of a file, by the entry it became.
   *
   * @param line on which it begins in its file
   * @param content stands for what it says, and tells nothing of it
   */
  record Row(Identity home, EntryId id, long line, String content) {
    public static Row of(Arrival arrival, long line) {
      return new Row(arrival.home(), arrival.id(), line, Said.of(arrival).fingerprint());
    }
  }

  /** Why a row changed nothing that it should have. */
  enum NotTaken {
    /** It was refused when it was to be folded. */
    REFUSED,
    /** An entry that says something else stands under its id, and stays. */
    ID_TAKEN,
    /** It did not come while it was waited for. */
    NOT_COME
  }

  /** A row that was not taken. */
  record Left(Row row, NotTaken why) {}

  /** What is done with the rows, in this order. */
  enum Phase {
    /** Waiting until all are folded or refused. */
    CHECK,
    /** Closing the leads they belong to. */
    WALK,
    DONE
  }

  /**
   * How far an import has come.
   *
   * @param chunks how many the rows stand in
   * @param history whether leads wait for it
   * @param begun when the waiting for its rows began
   * @param chunk the one that is next in its phase
   * @param notTaken rows so far that were not taken
   * @param unchanged rows so far that stood before, saying the same
   */
  record Progress(
      String importId,
      int chunks,
      boolean history,
      Instant begun,
      Phase phase,
      int chunk,
      int notTaken,
      int unchanged) {
    /** Before anything was done. */
    public static Progress first(String importId, int chunks, boolean history, Instant begun) {
      return new Progress(importId, chunks, history, begun, Phase.CHECK, 0, 0, 0);
    }

    /** Whether the phase's chunk is the next one. */
    boolean isAt(Phase other, int otherChunk) {
      return phase == other && chunk == otherChunk;
    }

    /** Whether the rows are waited for no longer. */
    boolean isLate(Instant now) {
      return !now.isBefore(begun.plus(BackfillLeads.PATIENCE));
    }

    /** Whether it has not ended though it should have: what carried it on may be lost. */
    public boolean standsStill(Instant now) {
      return phase != Phase.DONE && isLate(now);
    }

    /** How far it has come once the phase's chunk is done. */
    Progress after(Phase done, int doneChunk, int notTakenInIt, int unchangedInIt) {
      boolean more = doneChunk + 1 < chunks;
      var next = done == Phase.CHECK && history ? Phase.WALK : Phase.DONE;
      return new Progress(
          importId,
          chunks,
          history,
          begun,
          more ? done : next,
          more ? doneChunk + 1 : 0,
          notTaken + notTakenInIt,
          unchanged + unchangedInIt);
    }
  }

  /** How far it has come, read consistently; empty where there is no such import. */
  Optional<Progress> progress(String importId);

  /** The rows of a chunk, the first being 0; none where the chunk is kept no longer. */
  List<Row> chunk(String importId, int chunk);

  /**
   * Whether this import's row was refused when it was to be folded, since the import began: an
   * entry of the same id that was refused before, or came another way, says nothing of the row.
   */
  boolean isRefused(Progress of, Row row, Instant now);

  /** Keeps which rows of the chunk were not taken and why; the last word stands. */
  void left(Progress of, int chunk, List<Left> rows, Instant now);

  /** Keeps whose rows the chunk holds; safe to repeat. */
  void walked(String importId, int chunk, Collection<LeadId> leads);

  /** Moves on; false where it is not at {@code from} any more. */
  boolean advance(Progress from, Progress to);
}
