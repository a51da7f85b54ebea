package dev.astrolabe.model.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SurveyTest {
  private static final ZoneId DUBAI = ZoneId.of("Asia/Dubai");

  static Question question(String id, Question.Type type) {
    return new Question(id, type, Map.of("en", id), List.of());
  }

  static Survey survey(Survey.Cadence cadence, Duration closesAfter, Question... questions) {
    return new Survey(
        "pulse",
        List.of("en"),
        Scale.ONE_TO_TEN,
        List.of(questions),
        List.of("department"),
        cadence,
        closesAfter);
  }

  private static SurveyPlan plan(Survey.Cadence cadence, String opens, int days) {
    return new SurveyPlan(
        survey(cadence, Duration.ofDays(days), question("enps", Question.Type.ENPS)),
        Map.of(),
        Optional.of(LocalDate.parse(opens)));
  }

  private static Optional<String> due(SurveyPlan plan, String now) {
    return plan.due(ZonedDateTime.of(java.time.LocalDateTime.parse(now), DUBAI))
        .map(due -> due.day() + " until " + due.closes().toLocalDateTime());
  }

  @Test
  void refusesAnEleventhQuestion() {
    var eleven = new ArrayList<Question>();
    for (int i = 1; i <= 11; i++) {
      eleven.add(question("q" + i, Question.Type.RATING));
    }
    var ten = eleven.subList(0, 10).toArray(Question[]::new);
    assertThat(survey(Survey.Cadence.ONCE, Duration.ofDays(9), ten).questions()).hasSize(10);
    assertThatThrownBy(
            () -> survey(Survey.Cadence.ONCE, Duration.ofDays(9), eleven.toArray(Question[]::new)))
        .hasMessageContaining("1 to 10 questions");
  }

  @Test
  void refusesTwoQuestionsAboutRecommendingAndTwoOfOneName() {
    var enps = question("enps", Question.Type.ENPS);
    var again = question("again", Question.Type.ENPS);
    assertThatThrownBy(() -> survey(Survey.Cadence.ONCE, Duration.ofDays(9), enps, again))
        .hasMessageContaining("at most one eNPS");
    assertThatThrownBy(() -> survey(Survey.Cadence.ONCE, Duration.ofDays(9), enps, enps))
        .hasMessageContaining("ids of their own");
  }

  @Test
  void asksAdHocASingleQuestion() {
    var mood = question("mood", Question.Type.RATING);
    var more = question("more", Question.Type.TEXT);
    assertThat(survey(Survey.Cadence.ADHOC, Duration.ofDays(1), mood).questions()).hasSize(1);
    assertThatThrownBy(() -> survey(Survey.Cadence.ADHOC, Duration.ofDays(1), mood, more))
        .hasMessageContaining("single question");
  }

  @Test
  void opensOnTheDayAtNineAndIsDueUntilItCloses() {
    var once = plan(Survey.Cadence.ONCE, "2026-09-21", 9);
    assertThat(due(once, "2026-09-21T08:59:59")).isEmpty();
    assertThat(due(once, "2026-09-21T09:00:00")).contains("2026-09-21 until 2026-09-30T09:00");
    assertThat(due(once, "2026-09-30T08:59:59")).contains("2026-09-21 until 2026-09-30T09:00");
    assertThat(due(once, "2026-09-30T09:00:00")).isEmpty();
    assertThat(due(once, "2027-09-21T09:00:00")).isEmpty();
  }

  @Test
  void comesAgainByItsCadenceWithoutDrifting() {
    var monthly = plan(Survey.Cadence.MONTHLY, "2026-01-31", 9);
    assertThat(due(monthly, "2026-02-28T09:00:00")).contains("2026-02-28 until 2026-03-09T09:00");
    assertThat(due(monthly, "2026-03-30T09:00:00")).isEmpty();
    assertThat(due(monthly, "2026-03-31T09:00:00")).contains("2026-03-31 until 2026-04-09T09:00");
    var weekly = plan(Survey.Cadence.WEEKLY, "2026-01-05", 7);
    assertThat(due(weekly, "2026-01-12T08:00:00")).contains("2026-01-05 until 2026-01-12T09:00");
    assertThat(due(weekly, "2026-01-12T09:00:00")).contains("2026-01-12 until 2026-01-19T09:00");
    var quarterly = plan(Survey.Cadence.QUARTERLY, "2026-09-21", 9);
    assertThat(due(quarterly, "2026-12-22T09:00:00")).contains("2026-12-21 until 2026-12-30T09:00");
  }

  @Test
  void refusesRunsThatOverlap() {
    assertThatThrownBy(() -> plan(Survey.Cadence.WEEKLY, "2026-01-05", 8))
        .hasMessageContaining("before the next one opens");
    assertThatThrownBy(() -> plan(Survey.Cadence.MONTHLY, "2026-01-05", 29))
        .hasMessageContaining("before the next one opens");
    assertThat(plan(Survey.Cadence.MONTHLY, "2026-01-05", 28).opens()).isPresent();
  }

  @Test
  void asksWhomItMeans() {
    var plan =
        new SurveyPlan(
            survey(
                Survey.Cadence.ADHOC, Duration.ofDays(1), question("mood", Question.Type.RATING)),
            Map.of("office", Set.of("Dubai", "Tehran")),
            Optional.empty());
    assertThat(plan.asks(Map.of("office", "Dubai"))).isTrue();
    assertThat(plan.asks(Map.of("office", "Berlin"))).isFalse();
    assertThat(plan.asks(Map.of())).isFalse();
  }
}
