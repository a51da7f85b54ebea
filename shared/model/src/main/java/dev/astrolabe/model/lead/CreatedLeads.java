package dev.astrolabe.model.lead;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Walks every lead there is, bucket by bucket, so that several walkers can share the work. */
public interface CreatedLeads {
  /**
   * The buckets that hold every lead created until then, oldest first. A lead stays in its bucket
   * for good.
   */
  List<String> buckets(Instant until);

  /**
   * Leads of one bucket, merged ones included.
   *
   * @param cursor empty for the first page, else {@link LeadPage#next()} of the page before
   * @param limit the most leads on the page, 1 to 500
   */
  LeadPage created(String bucket, Optional<String> cursor, int limit);
}
