package dev.astrolabe.model.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AnswersTest {
  private static final Question TEAM =
      new Question(
          "team",
          Question.Type.CHOICE,
          Map.of("en", "Which team?"),
          List.of(
              new Question.Option("sales", Map.of("en", "Sales")),
              new Question.Option("product", Map.of("en", "Product"))));
  private static final Question WISHES =
      new Question("wishes", Question.Type.MULTICHOICE, Map.of("en", "Wishes?"), TEAM.options());
  private static final Survey SURVEY =
      SurveyTest.survey(
          Survey.Cadence.ONCE,
          Duration.ofDays(9),
          SurveyTest.question("enps", Question.Type.ENPS),
          SurveyTest.question("mood", Question.Type.RATING),
          TEAM,
          WISHES,
          SurveyTest.question("words", Question.Type.TEXT));

  private static Map<String, List<String>> read(Map<String, List<String>> fields) {
    return ((Answers.Outcome.Read) Answers.read(SURVEY, fields)).answers().byQuestion();
  }

  private static List<String> wrong(Map<String, List<String>> fields) {
    return ((Answers.Outcome.Invalid) Answers.read(SURVEY, fields)).questions();
  }

  @Test
  void takesDigitsOfEveryScript() {
    assertThat(read(Map.of("enps", List.of("۱۰"), "mood", List.of("٤"))))
        .isEqualTo(Map.of("enps", List.of("10"), "mood", List.of("4")));
  }

  @Test
  void leavesOutWhatIsNotAnswered() {
    assertThat(read(Map.of("enps", List.of(""), "words", List.of("  ")))).isEmpty();
    assertThat(read(Map.of())).isEmpty();
  }

  @Test
  void keepsTextsAsTheyWereWrittenAndChoicesOnceEach() {
    assertThat(
            read(
                Map.of(
                    "words", List.of(" كتاب ي "), "wishes", List.of("sales", "product", "sales"))))
        .isEqualTo(Map.of("words", List.of("كتاب ي"), "wishes", List.of("product", "sales")));
  }

  @Test
  void refusesElevenAndNoughtAndWhatIsNoNumber() {
    for (var wrong : List.of("11", "0", "-1", "9.5", "ten", "99999999999")) {
      assertThat(wrong(Map.of("enps", List.of(wrong)))).as(wrong).containsExactly("enps");
    }
    assertThat(wrong(Map.of("enps", List.of("9", "10")))).containsExactly("enps");
    assertThat(wrong(Map.of("mood", List.of("6")))).containsExactly("mood");
  }

  @Test
  void refusesOptionsAndQuestionsThatAreNotThere() {
    assertThat(wrong(Map.of("team", List.of("finance")))).containsExactly("team");
    assertThat(wrong(Map.of("team", List.of("sales", "product")))).containsExactly("team");
    assertThat(wrong(Map.of("wishes", List.of("sales", "x")))).containsExactly("wishes");
    assertThat(wrong(Map.of("salary", List.of("1")))).containsExactly("");
    assertThat(wrong(Map.of("words", List.of("x".repeat(1_001))))).containsExactly("words");
  }
}
