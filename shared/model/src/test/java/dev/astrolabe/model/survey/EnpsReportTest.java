package dev.astrolabe.model.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.disclosure.Move;
import dev.astrolabe.model.disclosure.OneWayTable;
import dev.astrolabe.model.disclosure.OneWayTable.Hidden;
import dev.astrolabe.model.disclosure.Threshold;
import dev.astrolabe.model.survey.EnpsReport.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The figures of the sample company, and what is never told of a group. */
final class EnpsReportTest {
  private static final Survey SURVEY =
      new Survey(
          "pulse",
          List.of("en"),
          Scale.ONE_TO_TEN,
          List.of(
              SurveyTest.question("enps", Question.Type.ENPS),
              SurveyTest.question("words", Question.Type.TEXT)),
          List.of("department", "office"),
          Survey.Cadence.ONCE,
          Duration.ofDays(9));

  /** 14 of sales and 16 of product, in three offices. */
  private static final Breakdowns NOOR = asked(11, 4);

  private static Breakdowns asked(int salesInDubai, int productInDubai) {
    return new Breakdowns(
        Map.of(
            Map.of("department", "Sales", "office", "Dubai"), salesInDubai,
            Map.of("department", "Sales", "office", "Tehran"), 3,
            Map.of("department", "Product", "office", "Dubai"), productInDubai,
            Map.of("department", "Product", "office", "Tehran"), 7,
            Map.of("department", "Product", "office", "Cairo"), 5));
  }

  private final List<Tallies.Ballot> ballots = new ArrayList<>();

  private void answered(int times, String answer, String department, String office) {
    for (int i = 0; i < times; i++) {
      var answers = new TreeMap<String, List<String>>();
      answers.put("enps", List.of(answer));
      answers.put("words", List.of("text " + ballots.size()));
      ballots.add(
          new Tallies.Ballot(
              Map.of("department", department, "office", office), new Answers(answers)));
    }
  }

  /** 12 promoters, 7 passives and 5 detractors of 30 asked. */
  private EnpsReport sample() {
    answered(5, "10", "Sales", "Dubai");
    answered(3, "8", "Sales", "Dubai");
    answered(3, "4", "Sales", "Tehran");
    answered(7, "9", "Product", "Tehran");
    answered(3, "7", "Product", "Cairo");
    answered(1, "7", "Product", "Dubai");
    answered(2, "1", "Product", "Dubai");
    return report(ballots, NOOR);
  }

  private static ClosedRun closed(List<Tallies.Ballot> ballots, Breakdowns asked) {
    return new ClosedRun(SURVEY, 30, asked, Tallies.of(SURVEY, ballots, new SplittableRandom(1)));
  }

  private static EnpsReport report(List<Tallies.Ballot> ballots, Breakdowns asked) {
    return EnpsReport.of(
        "2026-09-21", closed(ballots, asked), Optional.empty(), List.of(), Threshold.DEFAULT);
  }

  @Test
  void hasTheFiguresOfTheSampleCompany() {
    var report = sample();
    var total = report.total().orElseThrow();
    assertThat(total).isEqualTo(new PromoterCounts(12, 7, 5));
    assertThat(total.enps()).hasValue(29);
    assertThat(report.responseRate()).contains(80);
    var interval = TangoInterval.of(total);
    assertThat(Math.round(100 * interval.low())).isEqualTo(-5);
    assertThat(Math.round(100 * interval.high())).isEqualTo(56);
    assertThat(group(report, "Sales").counts()).contains(new PromoterCounts(5, 3, 3));
    assertThat(group(report, "Sales").counts().orElseThrow().enps()).hasValue(18);
    assertThat(group(report, "Product").counts().orElseThrow().enps()).hasValue(38);
  }

  @Test
  void hidesAGroupOfThreeAndASecondThatSubtractionWouldShow() {
    var report = sample();
    assertThat(group(report, "Cairo").hidden()).contains(Hidden.TOO_FEW);
    assertThat(group(report, "Tehran").hidden()).contains(Hidden.PROTECTS_ANOTHER);
    assertThat(group(report, "Dubai").counts().map(PromoterCounts::answered)).contains(11);
  }

  @Test
  void listsAGroupFromWhichNobodyAnswered() {
    sample();
    var cells = new HashMap<>(NOOR.cells());
    cells.put(Map.of("department", "Finance", "office", "Dubai"), 5);
    var report = report(ballots, new Breakdowns(cells));
    assertThat(group(report, "Finance").hidden()).contains(Hidden.TOO_FEW);
    assertThat(group(report, "Sales").hidden()).contains(Hidden.PROTECTS_ANOTHER);
  }

  @Test
  void showsNothingOfFour() {
    answered(4, "10", "Sales", "Dubai");
    var report = report(ballots, NOOR);
    assertThat(report.total()).isEmpty();
    assertThat(report.responseRate()).isEmpty();
    assertThat(report.groups()).noneMatch(group -> group.counts().isPresent());
  }

  @Test
  void comparesWithARunThatMayBeShownOnly() {
    sample();
    for (var before : List.of(new PromoterCounts(2, 1, 1), new PromoterCounts(10, 10, 10))) {
      var report =
          EnpsReport.of(
              "r", closed(ballots, NOOR), Optional.of(before), List.of(), Threshold.DEFAULT);
      assertThat(report.change().isPresent()).isEqualTo(before.answered() >= 5);
    }
  }

  @Test
  void countsTheSameInWhateverOrderBallotsLie() {
    sample();
    var once = Tallies.of(SURVEY, ballots, new SplittableRandom(7));
    for (long seed = 1; seed <= 50; seed++) {
      var shuffled = new ArrayList<>(ballots);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Tallies.of(SURVEY, shuffled, new SplittableRandom(7)))
          .as("seed %d", seed)
          .isEqualTo(once);
    }
    var words = once.texts().get("words");
    assertThat(words).hasSize(24).isNotEqualTo(List.copyOf(new TreeSet<>(words)));
    var total = once.promoters("enps", SURVEY.scale(), Optional.empty());
    for (var attribute : SURVEY.breakdowns()) {
      var sum =
          once.values("enps", attribute).stream()
              .map(value ->
                  once.promoters(
                      "enps", SURVEY.scale(), Optional.of(new Tallies.Group(attribute, value))))
              .reduce(PromoterCounts.NONE, PromoterCounts::plus);
      assertThat(sum).as(attribute).isEqualTo(total);
    }
  }

  private static Breakdowns allOf(List<Tallies.Ballot> ballots) {
    var cells = new HashMap<Map<String, String>, Integer>();
    ballots.forEach(ballot -> cells.merge(ballot.values(), 1, Integer::sum));
    return new Breakdowns(cells);
  }

  /** One person joined Sales, everybody answered both times, and as before. */
  @Test
  void hidesWhatTheRunBeforeWouldTellOfANewcomer() {
    sample();
    var everybody = allOf(ballots);
    var before = new ClosedRun(SURVEY, 24, everybody, closed(ballots, everybody).tallies());
    answered(1, "2", "Sales", "Dubai");
    var grown = allOf(ballots);
    var now = new ClosedRun(SURVEY, 25, grown, closed(ballots, grown).tallies());
    var came = List.of(new Move(Optional.empty(), Optional.of("Sales"), 1));
    var cameToAll = List.of(new Move(Optional.empty(), Optional.of(OneWayTable.EVERYBODY), 1));
    var moves = new Moves(Map.of("department", came, OneWayTable.EVERYBODY, cameToAll));

    var alone = EnpsReport.of("r", now, Optional.empty(), List.of(), Threshold.DEFAULT);
    var beside =
        EnpsReport.of(
            "r",
            now,
            Optional.empty(),
            List.of(new EnpsReport.Before(before, Optional.of(moves))),
            Threshold.DEFAULT);

    assertThat(group(alone, "Sales").counts()).isPresent();
    assertThat(beside.total()).isEmpty();
    assertThat(beside.groups()).noneMatch(group -> group.counts().isPresent());
  }

  @Test
  void countsWhoCameWentAndChangedGroups() {
    var before =
        Map.of(
            "e1", Map.of("office", "Dubai"),
            "e2", Map.of("office", "Dubai"),
            "e3", Map.of("office", "Cairo"),
            "e4", Map.of("office", "Cairo"));
    var now =
        Map.of(
            "e1", Map.of("office", "Dubai"),
            "e2", Map.of("office", "Cairo"),
            "e4", Map.of("office", "Cairo"),
            "e5", Map.of("office", "Dubai"),
            "e6", Map.of("office", "Dubai"));

    var moves = Moves.between(before, now, List.of("office"));

    assertThat(moves.of("office"))
        .containsExactlyInAnyOrder(
            new Move(Optional.of("Dubai"), Optional.of("Cairo"), 1),
            new Move(Optional.of("Cairo"), Optional.empty(), 1),
            new Move(Optional.empty(), Optional.of("Dubai"), 2));
    assertThat(moves.of(OneWayTable.EVERYBODY))
        .containsExactlyInAnyOrder(
            new Move(Optional.of(OneWayTable.EVERYBODY), Optional.empty(), 1),
            new Move(Optional.empty(), Optional.of(OneWayTable.EVERYBODY), 2));
  }

  private static Group group(EnpsReport report, String value) {
    return report.groups().stream()
        .filter(group -> group.value().equals(value))
        .findFirst()
        .orElseThrow();
  }
}
