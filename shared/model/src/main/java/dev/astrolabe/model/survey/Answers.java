package dev.astrolabe.model.survey;

import dev.astrolabe.model.identity.MatchingKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What somebody answered, checked against the survey. A question may stay unanswered.
 *
 * @param byQuestion for each answered question its values: one, or those chosen, or the text
 */
public record Answers(SortedMap<String, List<String>> byQuestion) {
  /** What reading came to. */
  public sealed interface Outcome {
    record Read(Answers answers) implements Outcome {}

    /**
     * Some answers are not as they should be.
     *
     * @param questions their ids; an empty one where a field is no question
     */
    record Invalid(List<String> questions) implements Outcome {
      public Invalid {
        questions = List.copyOf(questions);
      }
    }
  }

  public Answers {
    var copy = new TreeMap<String, List<String>>();
    byQuestion.forEach((question, values) -> copy.put(question, List.copyOf(values)));
    byQuestion = Collections.unmodifiableSortedMap(copy);
  }

  /**
   * Reads the fields of an answer page. A field that is no question is refused, so that no answer
   * is lost by a wrong name.
   */
  public static Outcome read(Survey survey, Map<String, List<String>> fields) {
    var read = new TreeMap<String, List<String>>();
    var wrong = new ArrayList<String>();
    var unknown = new TreeSet<>(fields.keySet());
    for (var question : survey.questions()) {
      unknown.remove(question.id());
      var given =
          fields.getOrDefault(question.id(), List.of()).stream()
              .map(String::strip)
              .filter(value -> !value.isEmpty())
              .toList();
      if (given.isEmpty()) {
        continue;
      }
      var values =
          question.type() == Question.Type.TEXT
              ? given
              : given.stream().map(MatchingKey::text).distinct().sorted().toList();
      if (isRight(survey, question, values)) {
        read.put(question.id(), values);
      } else {
        wrong.add(question.id());
      }
    }
    if (!unknown.isEmpty()) {
      wrong.add("");
    }
    return wrong.isEmpty() ? new Outcome.Read(new Answers(read)) : new Outcome.Invalid(wrong);
  }

  private static boolean isRight(Survey survey, Question question, List<String> values) {
    return switch (question.type()) {
      case ENPS -> values.size() == 1 && within(values.getFirst(), survey.scale());
      case RATING -> values.size() == 1 && values.getFirst().matches("[1-5]");
      case CHOICE -> values.size() == 1 && areOptions(question, values);
      case MULTICHOICE -> areOptions(question, values);
      case TEXT -> values.size() == 1 && values.getFirst().length() <= Question.LONGEST_TEXT;
    };
  }

  private static boolean within(String value, Scale scale) {
    return value.matches("[0-9]{1,2}") && scale.contains(Integer.parseInt(value));
  }

  private static boolean areOptions(Question question, List<String> values) {
    return values.stream()
        .allMatch(value -> question.options().stream().anyMatch(o -> o.id().equals(value)));
  }
}
