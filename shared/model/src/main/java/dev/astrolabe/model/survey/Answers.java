package dev.astrolabe.model.survey;

import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.lead.Problem;
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

    /** Pointers are {@code /question}. */
    record Invalid(List<Problem> problems) implements Outcome {
      public Invalid {
        problems = List.copyOf(problems);
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
    var problems = new ArrayList<Problem>();
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
      var right = right(survey, question);
      var values =
          question.type() == Question.Type.TEXT
              ? given
              : given.stream().map(MatchingKey::text).distinct().sorted().toList();
      if (isRight(survey, question, values)) {
        read.put(question.id(), values);
      } else {
        problems.add(new Problem("/" + question.id(), right));
      }
    }
    if (!unknown.isEmpty()) {
      problems.add(new Problem("", "the survey has no such question"));
    }
    return problems.isEmpty() ? new Outcome.Read(new Answers(read)) : new Outcome.Invalid(problems);
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

  private static String right(Survey survey, Question question) {
    return switch (question.type()) {
      case ENPS -> "an answer is " + survey.scale().lowest() + " to " + survey.scale().highest();
      case RATING -> "a rating is 1 to " + Question.BEST_RATING;
      case CHOICE -> "choose one of the options";
      case MULTICHOICE -> "choose among the options";
      case TEXT -> "a text has at most " + Question.LONGEST_TEXT + " characters";
    };
  }
}
