package dev.astrolabe.model.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Sample;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FoldingTest {
  private final Folding folding = new Folding(List.of(Sample.model()));

  private static final Entry ROLE =
      Sample.entry(
          "1", "profile-updated", Sample.day(0), Map.of("role", "director"), Optional.empty());
  private static final Entry DEMO = Sample.entry("2", "demo-requested", Sample.day(1));

  private Lead fold(List<Entry> entries, Instant now) {
    var lead = Lead.first(new LeadId("a"), Sample.START);
    for (var entry : entries) {
      lead = folding.fold(lead, entry, now).orElseThrow();
    }
    return lead;
  }

  private static Standing standing(Lead lead) {
    return Objects.requireNonNull(lead.standings().get("sample"));
  }

  @Test
  void recordsTheTransitionIntoSqlOnceWithItsSecond() {
    var now = Sample.day(1).plusSeconds(3);
    var lead = fold(List.of(ROLE, DEMO, DEMO), now);

    assertThat(standing(lead).stage()).isEqualTo(Stage.SQL);
    assertThat(standing(lead).score().total()).isEqualTo(59_999_904);
    assertThat(standing(lead).newest())
        .contains(
            new Transition(
                "sample",
                1,
                Stage.LEAD,
                Stage.SQL,
                Sample.day(1),
                now,
                1,
                new Cause.ByEntry(DEMO.id())));
    assertThat(lead.handoffsPending()).containsExactly("sample#1");
    assertThat(standing(lead).nextChange()).contains(Sample.day(31).plusSeconds(1));
  }

  @Test
  void fallsOutByTimeAloneAtTheSecondThatWasAnnounced() {
    var lead = fold(List.of(ROLE, DEMO), Sample.day(1));
    var later = folding.visit(lead, Sample.day(40));

    assertThat(standing(later).newest())
        .contains(
            new Transition(
                "sample",
                2,
                Stage.SQL,
                Stage.LEAD,
                Sample.day(31).plusSeconds(1),
                Sample.day(40),
                1,
                new Cause.ByTime()));
    assertThat(standing(folding.visit(later, Sample.day(41))).newest())
        .isEqualTo(standing(later).newest());
  }

  @Test
  void aMarkTakesTheStageAwayAndALiftGivesItBack() {
    var lead = fold(List.of(ROLE, DEMO), Sample.day(1));
    var mark =
        Sample.entry(
            "m",
            "mark",
            Sample.day(2),
            Map.of(),
            Optional.of(new Directive.Mark(DEMO.id(), true, "scanner")));
    var lift =
        Sample.entry(
            "n",
            "mark",
            Sample.day(3),
            Map.of(),
            Optional.of(new Directive.Mark(DEMO.id(), false, "a person")));

    var marked = folding.fold(lead, mark, Sample.day(2)).orElseThrow();
    assertThat(standing(marked).stage()).isEqualTo(Stage.LEAD);
    assertThat(standing(marked).score().total()).isEqualTo(20_000_000);

    var lifted = folding.fold(marked, lift, Sample.day(3)).orElseThrow();
    assertThat(standing(lifted).stage()).isEqualTo(Stage.SQL);
  }

  @Test
  void comesToTheSameInAnyOrder() {
    var entries = new ArrayList<Entry>(List.of(ROLE, DEMO));
    for (int i = 0; i < 60; i++) {
      entries.add(
          Sample.entry(
              "g" + i, i % 7 == 0 ? "demo-requested" : "guide-downloaded", Sample.day(i % 25)));
    }
    var now = Sample.day(30);
    var expected =
        folding.refold(Lead.first(new LeadId("a"), Sample.START), entries, now, new Cause.ByTime());
    for (int seed = 1; seed <= 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      var lead = fold(entries, now);
      assertThat(standing(lead).evidence())
          .as("seed %d", seed)
          .isEqualTo(standing(expected).evidence());
      assertThat(standing(lead).score()).as("seed %d", seed).isEqualTo(standing(expected).score());
      assertThat(standing(lead).checkpoint())
          .as("seed %d", seed)
          .isEqualTo(standing(expected).checkpoint());
      assertThat(standing(lead).nextChange())
          .as("seed %d", seed)
          .isEqualTo(standing(expected).nextChange());
      assertThat(lead.facts()).as("seed %d", seed).isEqualTo(expected.facts());
    }
  }

  @Test
  void asksForEveryEntryWhenAnotherVersionIsActive() {
    var lead = fold(List.of(ROLE), Sample.day(1));
    var stored =
        new Lead(
            lead.id(),
            1,
            lead.createdAt(),
            lead.identities(),
            lead.facts(),
            lead.standings(),
            Optional.empty(),
            List.of(),
            lead.handoffsPending(),
            lead.openBackfills(),
            lead.partedAt(),
            false);
    var second = new Folding(List.of(new CompiledModel(Sample.scoringModel(2))));

    assertThat(second.fold(stored, DEMO, Sample.day(2))).isEmpty();
    var refolded =
        second.refold(stored, List.of(ROLE, DEMO), Sample.day(2), new Cause.ByPublishing());
    assertThat(standing(refolded).version()).isEqualTo(2);
    assertThat(standing(refolded).stage()).isEqualTo(Stage.SQL);
    assertThat(refolded.handoffsPending()).isEmpty();
  }

  @Test
  void evidenceSurvivesPackingInPieces() {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < 300; i++) {
      entries.add(
          Sample.entry("e" + i, i % 3 == 0 ? "demo-requested" : "guide-downloaded", Sample.day(i)));
    }
    var evidence = Evidence.of(Sample.model(), entries);
    var read =
        Evidence.unpack(
            evidence.packShapes(), List.of(evidence.packRows(256, 300), evidence.packRows(0, 256)));

    assertThat(read).isEqualTo(evidence);
    assertThat(evidence.packRows(0, 300).length).isLessThanOrEqualTo(300 * 14);
  }
}
