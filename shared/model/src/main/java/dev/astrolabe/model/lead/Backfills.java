package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.EntryId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where it is kept which rows an import has and how far it has come. */
public interface Backfills {
  /** A row of a file, by the entry it became. */
  record Row(Identity home, EntryId id) {}

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
   * @param chunk the one that is next in its phase
   * @param notTaken rows so far that were refused when they were to be folded, or never came
   */
  record Progress(
      String importId, int chunks, boolean history, Phase phase, int chunk, int notTaken) {
    /** Whether the phase's chunk is the next one. */
    boolean isAt(Phase other, int otherChunk) {
      return phase == other && chunk == otherChunk;
    }

    /** How far it has come once the phase's chunk is done. */
    Progress after(Phase done, int doneChunk, int notTakenInIt) {
      int all = notTaken + notTakenInIt;
      if (doneChunk + 1 < chunks) {
        return new Progress(importId, chunks, history, done, doneChunk + 1, all);
      }
      var next = done == Phase.CHECK && history ? Phase.WALK : Phase.DONE;
      return new Progress(importId, chunks, history, next, 0, all);
    }
  }

  /** How far it has come, read consistently; empty where there is no such import. */
  Optional<Progress> progress(String importId);

  /** The rows of a chunk, the first being 0; none where the chunk is kept no longer. */
  List<Row> chunk(String importId, int chunk);

  /** Whether the row was refused when it was to be folded. */
  boolean isRefused(Row row, Instant now);

  /** Keeps whose rows the chunk holds; safe to repeat. */
  void walked(String importId, int chunk, Collection<LeadId> leads);

  /** Moves on; false where it is not at {@code from} any more. */
  boolean advance(Progress from, Progress to);
}
