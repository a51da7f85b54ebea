package dev.astrolabe.model.lead;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Brings every lead under the model version that was published, page by page, each page its own
 * piece of work. Never overwrites a newer state; makes no hand-offs.
 */
public final class Reassess {
  private static final int PAGE = 25;

  /**
   * A piece of the work.
   *
   * @param cursor where the bucket goes on; empty at its beginning
   */
  public record Piece(String model, int version, String bucket, Optional<String> cursor) {}

  private final CreatedLeads created;
  private final Leads leads;
  private final Folding folding;
  private final RefoldLead refoldLead;

  public Reassess(CreatedLeads created, Ledger ledger, Leads leads, Folding folding) {
    this.created = created;
    this.leads = leads;
    this.folding = folding;
    this.refoldLead = new RefoldLead(ledger, leads, folding);
  }

  /** The pieces that together are all of the work after a version was published. */
  public static List<Piece> pieces(
      CreatedLeads created, String model, int version, Instant publishedAt) {
    return created.buckets(publishedAt).stream()
        .map(bucket -> new Piece(model, version, bucket, Optional.empty()))
        .toList();
  }

  /**
   * Does one piece and answers the next one of its bucket. Leads that stand under the active
   * versions already are left alone, so that a piece can be done twice.
   *
   * @param failures told of each lead that could not be brought up to date; the sweep and the
   *     lead's next entry try again
   */
  public Optional<Piece> work(
      Piece piece, Instant now, BiConsumer<LeadId, RuntimeException> failures) {
    var page = created.created(piece.bucket(), piece.cursor(), PAGE);
    for (var id : page.leads()) {
      try {
        var lead = leads.read(id).filter(l -> l.mergedInto().isEmpty());
        if (lead.isPresent() && !folding.standsUnderActiveModels(lead.get())) {
          refoldLead.publish(id, now);
        }
      } catch (RuntimeException e) {
        // One bad lead never stops the rest: whatever it is, the caller logs it.
        failures.accept(id, e);
      }
    }
    return page.next()
        .map(cursor ->
            new Piece(piece.model(), piece.version(), piece.bucket(), Optional.of(cursor)));
  }
}
