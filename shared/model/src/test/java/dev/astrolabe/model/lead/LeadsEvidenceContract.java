package dev.astrolabe.model.lead;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.StoredSamples.SARA;
import static dev.astrolabe.model.lead.StoredSamples.standing;
import static dev.astrolabe.model.lead.StoredSamples.stored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of leads does with evidence, however much there is. */
public abstract class LeadsEvidenceContract extends LeadsTransitionsContract {
  @Test
  final void readsBackEvidenceHoweverItGrew() {
    long seed = 42;
    var random = new Random(seed);
    var lead = Lead.first(SARA, MONDAY);
    var entries = new ArrayList<Entry>();
    for (int save = 0; save < 60; save++) {
      for (int i = random.nextInt(60); i >= 0; i--) {
        boolean late = random.nextInt(20) == 0;
        var at = MONDAY.plusSeconds(late ? random.nextInt(1000) : 1000 + entries.size() * 7L);
        var kind = List.of("seen", "asked", "else").get(random.nextInt(3));
        entries.add(entry(email("sara@example.com"), "e" + entries.size(), kind, at));
      }
      var next = standing(lead, Stage.LEAD, Optional.empty(), entries, Samples.model(1));
      assertThat(leads.save(lead, next)).isTrue();
      lead = leads.read(SARA).orElseThrow();
      assertThat(lead).as("seed %d, save %d", seed, save).isEqualTo(stored(next, save + 1));
    }
    assertThat(lead.standings().values().iterator().next().evidence().size())
        .isEqualTo(entries.size());
  }

  @Test
  final void readsBackEvidenceThatShrankUnderAnotherModelVersion() {
    var lead = Lead.first(SARA, MONDAY);
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 3000; i++) {
      entries.add(
          entry(
              email("sara@example.com"),
              "e" + i,
              i % 2 == 0 ? "seen" : "x",
              MONDAY.plusSeconds(i)));
    }
    leads.save(lead, standing(lead, Stage.LEAD, Optional.empty(), entries, Samples.model(1)));
    lead = leads.read(SARA).orElseThrow();
    assertThat(lead.standings().values().iterator().next().evidence().size()).isEqualTo(3000);

    var fewer =
        standing(lead, Stage.LEAD, Optional.empty(), entries.subList(0, 10), Samples.model(2));
    leads.save(lead, fewer);

    assertThat(leads.read(SARA)).contains(stored(fewer, 2));
  }
}
