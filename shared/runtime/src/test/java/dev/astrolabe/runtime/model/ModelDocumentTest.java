package dev.astrolabe.runtime.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Grading;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.ScoringModel;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.stage.Condition;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.StageRule;
import dev.astrolabe.runtime.model.ModelDocument.Outcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ModelDocumentTest {
  private static final String SMALL =
      """
      {
        "$schema": "../docs/model.schema.json",
        "name": "small",
        "version": 3,
        "title": "Small",
        "fit": {
          "rules": [
            {
              "id": "size", "title": "Size", "description": "Employees", "group": "company",
              "attribute": "companySize",
              "cases": [
                {"when": {"range": {"from": 50, "to": 200.5}}, "points": 1e1},
                {"when": {"oneOf": ["gambling", "قمار"]}, "points": -2.50, "disqualifies": "blocked"}
              ],
              "unknown": 0.000001, "cap": 10
            }
          ],
          "floor": -5
        },
        "engagement": {
          "rules": [
            {
              "id": "pricing", "kinds": ["page-viewed"], "where": {"path": {"startsWith": "/pricing"}},
              "points": 5, "halfLife": "30d", "window": "48h", "atMost": {"times": 2, "per": "90m"}
            }
          ],
          "inactivity": [{"id": "silence", "points": -3, "every": "45d", "times": 6}]
        },
        "total": {"cap": 100},
        "groups": [{"id": "company", "dimension": "fit", "cap": 20, "title": "The company"}],
        "grading": {"fit": [3, 2, 1], "engagement": [30, 20, 10]},
        "stages": {
          "SQL": {
            "enter": {"all": [
              {"score": "total", "atLeast": 10},
              {"attribute": "email", "is": {"present": true}},
              {"did": ["demo-requested"], "times": 2, "within": "60d"},
              {"atLeast": 1, "of": [{"any": []}, {"not": {"any": []}}]}
            ]},
            "stay": {"score": "total", "atLeast": 5},
            "veto": {"did": ["sales-rejected"]},
            "dwell": "7d"
          }
        },
        "golden": [
          {
            "name": "one", "at": "2026-11-23T09:00:00Z",
            "entries": [
              {"kind": "page-viewed", "occurredAt": "2026-11-22T09:00:00Z",
               "payload": {"path": "/pricing", "seen": [true, 2, null, {"x": "y"}]},
               "profile": {"companySize": 120}, "quarantined": "scanner"},
              {"kind": "note", "occurredAt": "2026-11-21T09:00:00Z", "source": "crm", "entryId": "7",
               "origin": "purchased"}
            ],
            "expect": {"stage": "LEAD", "score": 10.5, "grade": "A4"}
          }
        ]
      }
      """;

  @Test
  void compilesWhatTheDocumentSays() {
    var document = document(SMALL);
    Condition never = new Condition.Any(List.of());

    assertThat(document.model())
        .isEqualTo(
            new ScoringModel(
                "small",
                3,
                List.of(
                    new FitRule(
                        "size",
                        Optional.of("company"),
                        "companySize",
                        List.of(
                            new FitRule.Case(
                                new ValueTest.Range(
                                    Optional.of(new BigDecimal("50")),
                                    Optional.of(new BigDecimal("200.5"))),
                                Points.of(10),
                                Optional.empty()),
                            new FitRule.Case(
                                new ValueTest.OneOf(Set.of("قمار", "gambling")),
                                new Points(-2_500_000),
                                Optional.of("blocked"))),
                        Points.ZERO,
                        new Points(1),
                        Clamp.cap(Points.of(10)))),
                List.of(
                    new EngagementRule(
                        "pricing",
                        Optional.empty(),
                        new Matcher(
                            Set.of("page-viewed"),
                            new TreeMap<>(Map.of("path", new ValueTest.StartsWith("/pricing")))),
                        Points.of(5),
                        Optional.of(HalfLife.days(30)),
                        Optional.of(Window.days(2)),
                        Optional.of(new FrequencyLimit(2, 5_400)),
                        Clamp.NONE)),
                List.of(
                    new InactivityRule(
                        "silence", Optional.empty(), Points.of(-3), 45 * 86_400L, 6, Clamp.NONE)),
                List.of(new Group("company", Dimension.FIT, Clamp.cap(Points.of(20)))),
                new Clamp(Optional.of(Points.of(-5)), Optional.empty()),
                Clamp.NONE,
                Clamp.cap(Points.of(100)),
                new Grading(
                    List.of(Points.of(3), Points.of(2), Points.of(1)),
                    List.of(Points.of(30), Points.of(20), Points.of(10))),
                Map.of(
                    Stage.SQL,
                    new StageRule(
                        new Condition.All(
                            List.of(
                                new Condition.Threshold(Dimension.TOTAL, Points.of(10)),
                                new Condition.Attribute("email", new ValueTest.Present()),
                                new Condition.Behaviour(
                                    Matcher.of("demo-requested"), 2, Optional.of(Window.days(60))),
                                new Condition.AtLeast(
                                    1, List.of(never, new Condition.Not(never))))),
                        new Condition.Threshold(Dimension.TOTAL, Points.of(5)),
                        new Condition.Behaviour(Matcher.of("sales-rejected"), 1, Optional.empty()),
                        7 * 86_400L))));
    assertThat(document.words()).isEqualTo(new Words("Small", ""));
    assertThat(document.ruleWords()).isEqualTo(Map.of("size", new Words("Size", "Employees")));
    assertThat(document.groupWords()).isEqualTo(Map.of("company", new Words("The company", "")));
  }

  @Test
  void givesAGoldenLeadALedgerWithItsMarks() {
    var lead = document(SMALL).golden().getFirst();

    assertThat(lead.at()).isEqualTo("2026-11-23T09:00:00Z");
    assertThat(lead.expected())
        .isEqualTo(
            new GoldenLead.Expected(
                Stage.LEAD, Optional.of(Points.parse("10.5")), Optional.of(new Grade('A', 4))));
    assertThat(lead.ledger()).hasSize(3);
    var viewed = lead.ledger().get(0);
    assertThat(viewed.id()).isEqualTo(new EntryId("golden", "1"));
    assertThat(viewed.payload())
        .isEqualTo(Map.of("path", "/pricing", "seen.0", "true", "seen.1", "2", "seen.3.x", "y"));
    assertThat(viewed.profile()).isEqualTo(Map.of("companySize", "120"));
    assertThat(lead.ledger().get(1).directive())
        .contains(new Directive.Mark(viewed.id(), true, "scanner"));
    assertThat(lead.ledger().get(2).id()).isEqualTo(new EntryId("crm", "7"));
    assertThat(lead.ledger().get(2).origin()).isEqualTo(Origin.PURCHASED);
  }

  @Test
  void writesTheCanonicalForm() {
    assertThat(new String(document(SMALL).write(), UTF_8))
        .startsWith("{\"name\":\"small\",\"version\":3,\"title\":\"Small\",\"fit\":{\"rules\":[{")
        .contains("\"points\":10}")
        .contains("\"points\":-2.5,")
        .contains("\"oneOf\":[\"gambling\",\"قمار\"]")
        .contains("\"window\":\"2d\"")
        .contains("\"per\":\"90m\"")
        .doesNotContain("$schema", "otherwise", "\n");
  }

  @Test
  void readsBackExactlyWhatItWrites() {
    for (long seed = 0; seed < 200; seed++) {
      var document = new RandomDocuments(seed).document();
      var json = document.write();

      assertThat(ModelDocument.read(json))
          .as("seed %d", seed)
          .isEqualTo(new Outcome.Read(document));
      assertThat(document(new String(json, UTF_8)).write()).as("seed %d", seed).isEqualTo(json);
      assertThat(ModelDocument.scoring(json)).as("seed %d", seed).isEqualTo(document.model());
    }
  }

  @Test
  void compilesTheSameHoweverTheDocumentIsLaidOut() {
    var document = document(SMALL);

    assertThat(document("\uFEFF" + SMALL.replace("\n", "\r\n"))).isEqualTo(document);
    assertThat(document(SMALL.replace(": ", " :\t"))).isEqualTo(document);
  }

  @Test
  void changesNameAndVersionAndNothingElse() {
    var draft = document(SMALL).withVersion(0);

    assertThat(draft.model().code()).isEqualTo("small@0");
    assertThat(draft.with("small", 3)).isEqualTo(document(SMALL));
  }

  @Test
  void refusesAStoredDocumentThatIsNone() {
    assertThatThrownBy(() -> ModelDocument.scoring("{\"name\":7}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("stored model: at /name expected a name");
  }

  private static ModelDocument document(String json) {
    return switch (ModelDocument.read(json.getBytes(UTF_8))) {
      case Outcome.Read(var document) -> document;
      case Outcome.Invalid(var problems) -> throw new AssertionError(problems);
    };
  }
}
