package dev.astrolabe.qualification;

import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.Optional;

/** Finds leads by what is kept about them for finding. Merged leads are in no list. */
interface LeadLists {
  /** What leads are listed by. */
  sealed interface By {
    /** All of them, the newest first. */
    record Creation() implements By {}

    /** Those of one stage of a model, MQL or above, roughly by priority. */
    record OfStage(String model, Stage stage) implements By {}

    /** All at MQL or above of a model, by stage, then roughly by score. */
    record ByPriority(String model) implements By {}

    record OfDomain(String domain) implements By {}

    record OfOwner(String owner) implements By {}

    /** Those whose names may have words that begin so. */
    record NamedLike(String name) implements By {}
  }

  /**
   * One page.
   *
   * @param now before which every lead was created
   * @param cursor empty for the first page, else {@link LeadPage#next()} of the page before
   * @param limit 1 to 500
   */
  LeadPage list(By by, Instant now, Optional<String> cursor, int limit);
}
