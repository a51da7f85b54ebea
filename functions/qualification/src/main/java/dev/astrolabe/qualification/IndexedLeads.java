package dev.astrolabe.qualification;

import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.store.LeadIndexes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lists of leads by the indexes of their table. */
final class IndexedLeads implements LeadLists {
  private final LeadIndexes indexes;

  IndexedLeads(LeadIndexes indexes) {
    this.indexes = indexes;
  }

  @Override
  public LeadPage list(By by, Instant now, Optional<String> cursor, int limit) {
    try {
      return switch (by) {
        case By.Creation() -> indexes.newest(now, cursor, limit);
        case By.OfStage(var model, var stage) ->
            indexes.inStages(model, List.of(stage), cursor, limit);
        case By.ByPriority(var model) ->
            indexes.inStages(model, List.of(Stage.MQL, Stage.PQL, Stage.SQL), cursor, limit);
        case By.OfDomain(var domain) -> indexes.ofDomain(domain, cursor, limit);
        case By.OfOwner(var owner) -> indexes.ofOwner(owner, cursor, limit);
        case By.NamedLike(var name) -> indexes.named(name, cursor, limit);
      };
    } catch (IllegalArgumentException e) {
      throw new Refused(Problem.malformed("the cursor is not one of this list"));
    }
  }
}
