package dev.astrolabe.model.reference;

import static dev.astrolabe.model.worlds.Happened.at;
import static dev.astrolabe.model.worlds.Happened.mark;
import static dev.astrolabe.model.worlds.Happened.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Assessment;
import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Dimension;
import dev.astrolabe.model.scoring.EngagementRule;
import dev.astrolabe.model.scoring.FitRule;
import dev.astrolabe.model.scoring.FrequencyLimit;
import dev.astrolabe.model.scoring.Group;
import dev.astrolabe.model.scoring.HalfLife;
import dev.astrolabe.model.scoring.InactivityRule;
import dev.astrolabe.model.scoring.Line;
import dev.astrolabe.model.scoring.Line.Status;
import dev.astrolabe.model.scoring.Matcher;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.scoring.ValueTest;
import dev.astrolabe.model.scoring.Window;
import dev.astrolabe.model.worlds.ModelDraft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NaiveSheetTest {
  private static EngagementRule rule(String kind, long points) {
    return rule(kind, points, Optional.empty(), Clamp.NONE);
  }

  private static EngagementRule rule(
      String kind, long points, Optional<String> group, Clamp clamp) {
    return new EngagementRule(
        kind,
        group,
        Matcher.of(kind),
        Points.of(points),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        clamp);
  }

  private static EngagementRule aging(long points, long halfLife, long window) {
    return new EngagementRule(
        "visit",
        Optional.empty(),
        Matcher.of("visit"),
        Points.of(points),
        Optional.of(new HalfLife(halfLife)),
        Optional.of(new Window(window)),
        Optional.empty(),
        Clamp.NONE);
  }

  private static EngagementRule limited(int most, long period) {
    return new EngagementRule(
        "visit",
        Optional.empty(),
        Matcher.of("visit"),
        Points.of(5),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new FrequencyLimit(most, period)),
        Clamp.NONE);
  }

  private static Assessment assess(ModelDraft model, long second, Entry... entries) {
    return new NaiveAssessor(model.model(), new ExactDecay())
        .assess(List.of(entries), second(second), second(1_000));
  }

  private static List<Status> statuses(Assessment assessment) {
    return assessment.lines().stream().map(Line::status).toList();
  }

  private static Score points(long total, long fit, long engagement) {
    return new Score(total * Points.SCALE, fit * Points.SCALE, engagement * Points.SCALE);
  }

  @Test
  void decaysInsideTheWindowAndEndsWithIt() {
    var model = new ModelDraft().add(aging(8, 10, 25));
    var visit = at(100, "visit").entry();
    assertThat(assess(model, 99, visit).lines()).isEmpty();
    assertThat(assess(model, 100, visit).score()).isEqualTo(points(8, 0, 8));
    assertThat(assess(model, 120, visit).score()).isEqualTo(points(2, 0, 2));
    // 8 x 2^-2.4 = 1.5157165...
    assertThat(assess(model, 124, visit).score().total()).isEqualTo(1_515_717);
    assertThat(assess(model, 125, visit).score()).isEqualTo(Score.ZERO);
    assertThat(statuses(assess(model, 125, visit))).containsExactly(Status.EXPIRED);
  }

  @Test
  void admitsAgainExactlyOnePeriodLater() {
    var model = new ModelDraft().add(limited(1, 10));
    var first = at(0, "visit").entry();
    var inside = at(9, "visit").entry();
    var onePeriodLater = at(10, "visit").entry();
    var assessment = assess(model, 20, inside, onePeriodLater, first);
    assertThat(statuses(assessment))
        .containsExactly(Status.COUNTED, Status.FREQUENCY, Status.COUNTED);
    assertThat(assessment.score()).isEqualTo(points(10, 0, 10));
  }

  @Test
  void refusedEntriesDoNotFillThePeriod() {
    var model = new ModelDraft().add(limited(2, 10));
    var visits = List.of(0, 4, 8, 10, 12, 14).stream().map(s -> at(s, "visit").entry()).toList();
    // 0 and 4 are in, 8 is refused, 10 (only 4 before it) is in, 12 is refused, 14 is in.
    assertThat(statuses(assess(model, 20, visits.toArray(Entry[]::new))))
        .containsExactly(
            Status.COUNTED,
            Status.COUNTED,
            Status.FREQUENCY,
            Status.COUNTED,
            Status.FREQUENCY,
            Status.COUNTED);
  }

  @Test
  void aLateEntryChangesWhoIsAdmittedAfterIt() {
    var model = new ModelDraft().add(limited(1, 10)).model();
    var assessor = new NaiveAssessor(model, new ExactDecay());
    var second = at(8, "visit").entry();
    var late = at(2, "visit").recordedAt(50).entry();
    var before = assessor.assess(List.of(second, late), second(60), second(49));
    var after = assessor.assess(List.of(second, late), second(60), second(50));
    assertThat(statuses(before)).containsExactly(Status.COUNTED);
    assertThat(statuses(after)).containsExactly(Status.COUNTED, Status.FREQUENCY);
    assertThat(after.lines().getFirst().entry()).contains(late.id());
  }

  @Test
  void markedAndBoughtEntriesGiveNothingAndTakeNoPlace() {
    var model = new ModelDraft().add(limited(1, 10));
    var marked = at(0, "visit").entry();
    var bought = at(1, "visit").purchased().entry();
    var visit = at(2, "visit").entry();
    var assessment = assess(model, 5, marked, bought, visit, mark(100, marked, true).entry());
    assertThat(statuses(assessment))
        .containsExactly(Status.QUARANTINED, Status.UNVOLUNTARY, Status.COUNTED);
    assertThat(assessment.score()).isEqualTo(points(5, 0, 5));
  }

  @Test
  void theSameEntryCountsOnceHoweverOftenItIsDelivered() {
    var model = new ModelDraft().add(rule("visit", 3));
    var visit = at(0, "visit").entry();
    assertThat(assess(model, 5, visit, visit, visit)).isEqualTo(assess(model, 5, visit));
  }

  @Test
  void silenceCountsFullPeriodsSinceTheLatestPositiveEntry() {
    var silence = new InactivityRule("silence", Optional.empty(), Points.of(-2), 10, 2, Clamp.NONE);
    var model = new ModelDraft().add(rule("visit", 3)).add(rule("bounce", -1)).add(silence);
    var visit = at(0, "visit").entry();
    var bounce = at(5, "bounce").entry();
    assertThat(assess(model, 9, visit, bounce).score()).isEqualTo(points(2, 0, 2));
    assertThat(assess(model, 10, visit, bounce).score()).isEqualTo(points(0, 0, 0));
    assertThat(assess(model, 20, visit, bounce).score()).isEqualTo(points(-2, 0, -2));
    assertThat(assess(model, 400, visit, bounce).score()).isEqualTo(points(-2, 0, -2));
    // With nothing positive, silence begins with the first entry.
    assertThat(assess(model, 15, bounce).score()).isEqualTo(points(-3, 0, -3));
    assertThat(assess(model, 4, bounce).score()).isEqualTo(Score.ZERO);
  }

  @Test
  void everyClampHoldsThePlainSumOfItsChildrenAndSaysSo() {
    var model =
        new ModelDraft()
            .add(new Group("web", Dimension.ENGAGEMENT, Clamp.cap(Points.of(6))))
            .add(rule("visit", 4, Optional.of("web"), Clamp.cap(Points.of(7))))
            .add(rule("bounce", -2, Optional.of("web"), Clamp.NONE))
            .add(rule("demo", 10))
            .clamps(Clamp.NONE, Clamp.cap(Points.of(14)), Clamp.cap(Points.of(12)));
    var entries =
        new Entry[] {
          at(0, "visit").entry(),
          at(1, "visit").entry(),
          at(2, "demo").entry(),
          at(3, "bounce").entry()
        };
    // visits 4 + 4 held at 7; with the bounce 5, below the group's 6; with the demo 15 held at 14;
    // the total held at 12.
    var assessment = assess(model, 5, entries);
    assertThat(assessment.score()).isEqualTo(points(12, 0, 14));
    var adjustments = assessment.lines().stream().filter(l -> l.status() == Status.CAPPED).toList();
    assertThat(adjustments)
        .extracting(Line::points)
        .containsExactly(-1_000_000L, -1_000_000L, -2_000_000L);
    assertThat(adjustments)
        .extracting(Line::group)
        .containsExactly(Optional.of("web"), Optional.empty(), Optional.empty());
    assertThat(adjustments)
        .extracting(Line::dimension)
        .containsExactly(Dimension.ENGAGEMENT, Dimension.ENGAGEMENT, Dimension.TOTAL);
    assertThat(adjustments).allSatisfy(line -> assertThat(line.rule()).isEmpty());
  }

  @Test
  void aFloorLiftsASumThatFellBelowIt() {
    var floor = new Clamp(Optional.of(Points.of(-3)), Optional.empty());
    var model = new ModelDraft().add(rule("bounce", -2)).clamps(Clamp.NONE, floor, Clamp.NONE);
    var assessment = assess(model, 9, at(0, "bounce").entry(), at(1, "bounce").entry());
    assertThat(assessment.score()).isEqualTo(points(-3, 0, -3));
    assertThat(assessment.lines().getLast().points()).isEqualTo(1_000_000);
  }

  @Test
  void fitTakesTheFirstCaseThatPassesAndSaysWhatIsUnknown() {
    var number =
        new ValueTest.Range(Optional.of(new BigDecimal(50)), Optional.of(new BigDecimal(200)));
    var size =
        new FitRule(
            "size",
            Optional.empty(),
            "size",
            List.of(new FitRule.Case(number, Points.of(10), Optional.empty())),
            Points.of(1),
            Points.of(-4),
            Clamp.NONE);
    var industry =
        new FitRule(
            "industry",
            Optional.empty(),
            "industry",
            List.of(
                new FitRule.Case(
                    new ValueTest.OneOf(Set.of("student")), Points.of(-9), Optional.of("student")),
                new FitRule.Case(new ValueTest.Present(), Points.of(5), Optional.empty())),
            Points.ZERO,
            Points.ZERO,
            Clamp.NONE);
    var model = new ModelDraft().add(size).add(industry);

    var nothing = assess(model, 5);
    assertThat(nothing.score()).isEqualTo(points(-4, -4, 0));
    assertThat(nothing.completeness()).isZero();
    assertThat(statuses(nothing)).containsExactly(Status.UNKNOWN, Status.UNKNOWN);

    // Eastern digits; 10 of the weight 10 + 5 is known.
    var fifty = assess(model, 5, at(0, "form").saying("size", "٥٠").entry());
    assertThat(fifty.score()).isEqualTo(points(10, 10, 0));
    assertThat(fifty.completeness()).isEqualTo(666_666);

    var student =
        assess(
            model, 5, at(0, "form").saying("size", "200").saying("industry", " Student ").entry());
    assertThat(student.score()).isEqualTo(points(-8, -8, 0));
    assertThat(student.completeness()).isEqualTo(1_000_000);
    assertThat(student.disqualified()).containsExactly("student");
    assertThat(statuses(student)).containsExactly(Status.COUNTED, Status.DISQUALIFIED);
  }

  @Test
  void cutPointsBelongToTheBetterGrade() {
    var model = new ModelDraft().add(rule("visit", 10)).add(rule("demo", 20));
    assertThat(assess(model, 5).grade()).hasToString("D4");
    assertThat(assess(model, 5, at(0, "visit").entry()).grade()).hasToString("D3");
    assertThat(assess(model, 5, at(0, "visit").entry(), at(1, "demo").entry()).grade())
        .hasToString("D1");
  }

  @Test
  void marksAndCutsMatchNoRule() {
    var model = new ModelDraft().add(rule("mark", 3));
    var visit = at(0, "visit").entry();
    assertThat(assess(model, 50, visit, mark(1, visit, true).entry()).lines()).isEmpty();
  }
}
