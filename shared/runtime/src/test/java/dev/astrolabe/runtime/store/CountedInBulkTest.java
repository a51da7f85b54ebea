package dev.astrolabe.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counted.Why;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.LeadId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CountedInBulkTest {
  @Test
  void leavesItemForItemWhatCountingOneByOneLeaves() {
    var all = new ArrayList<Counted>();
    for (int i = 0; i < 60; i++) {
      var first = new Credit(Optional.of("search"), Optional.of("brand & co/" + i % 3));
      var last = i % 4 == 0 ? Credit.UNKNOWN : new Credit(Optional.of("کانال"), Optional.empty());
      all.add(
          new Counted(
              new LeadId("L-" + i),
              "default",
              List.of(Milestone.values()).get(i % 3),
              LocalDate.parse("2026-07-29").plusDays(i % 5),
              first,
              last,
              1,
              i % 7 == 0 ? Why.PUBLISHING : Why.ENTRY,
              i % 2 == 0 ? Optional.of("00ff00ff00ff00ff") : Optional.empty()));
    }
    try (var client = LocalTables.client()) {
      var one = LocalTables.createOne(client);
      var bulk = LocalTables.createOne(client);
      var counters = new DynamoCounters(client, one);
      all.forEach(counted -> assertThat(counters.count(counted)).isTrue());

      CountedInBulk.write(client, bulk, all);

      assertThat(CountedInBulk.items(client, bulk))
          .hasSizeGreaterThan(120)
          .isEqualTo(CountedInBulk.items(client, one));
    }
  }
}
