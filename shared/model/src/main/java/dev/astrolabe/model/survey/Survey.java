package dev.astrolabe.model.survey;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A survey as people operations wrote it.
 *
 * @param languages tags of the languages it is written in, the one for everybody else first
 * @param scale of its eNPS question
 * @param breakdowns attributes of employees by which counts are kept; declared before anybody is
 *     asked, because nothing else is ever kept
 * @param closesAfter how long a run is open
 */
public record Survey(
    String name,
    List<String> languages,
    Scale scale,
    List<Question> questions,
    List<String> breakdowns,
    Cadence cadence,
    Duration closesAfter) {
  /** How often it is sent. */
  public enum Cadence {
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    ONCE,
    ADHOC
  }

  /** People answer ten questions, not more. */
  public static final int MOST_QUESTIONS = 10;

  /** More breakdowns would single people out together. */
  public static final int MOST_BREAKDOWNS = 5;

  private static final Set<String> LANGUAGES = Set.of("en", "ar", "fa");

  public Survey {
    languages = List.copyOf(languages);
    questions = List.copyOf(questions);
    breakdowns = List.copyOf(breakdowns);
    Question.checkId(name);
    if (languages.isEmpty()
        || !LANGUAGES.containsAll(languages)
        || new HashSet<>(languages).size() != languages.size()) {
      throw new IllegalArgumentException("languages are some of en, ar, fa, each once");
    }
    if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
      throw new IllegalArgumentException("a survey has 1 to " + MOST_QUESTIONS + " questions");
    }
    if (cadence == Cadence.ADHOC && questions.size() != 1) {
      throw new IllegalArgumentException("an ad hoc survey has a single question");
    }
    if (questions.stream().map(Question::id).distinct().count() != questions.size()) {
      throw new IllegalArgumentException("questions have ids of their own");
    }
    if (questions.stream().filter(q -> q.type() == Question.Type.ENPS).count() > 1) {
      throw new IllegalArgumentException("a survey has at most one eNPS question");
    }
    for (var question : questions) {
      for (var language : languages) {
        boolean options =
            question.options().stream().allMatch(option -> says(option.text().get(language)));
        if (!says(question.text().get(language)) || !options) {
          throw new IllegalArgumentException(
              "question " + question.id() + " lacks its text in " + language);
        }
      }
    }
    if (breakdowns.size() > MOST_BREAKDOWNS
        || new HashSet<>(breakdowns).size() != breakdowns.size()) {
      throw new IllegalArgumentException("at most " + MOST_BREAKDOWNS + " breakdowns, each once");
    }
    if (closesAfter.compareTo(Duration.ofHours(1)) < 0
        || closesAfter.compareTo(Duration.ofDays(60)) > 0) {
      throw new IllegalArgumentException("a run is open for one hour to 60 days");
    }
  }

  private static boolean says(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /** The question about recommending; empty where the survey has none. */
  public Optional<Question> enps() {
    return questions.stream().filter(q -> q.type() == Question.Type.ENPS).findFirst();
  }

  /** The language to ask somebody in. */
  public String languageFor(String preferred) {
    return languages.contains(preferred) ? preferred : languages.getFirst();
  }

  /** Whether a survey may be called so: it stands in addresses and in the names of keys. */
  public static boolean isName(String name) {
    return name.matches("[a-z0-9][a-z0-9-]{0,63}");
  }
}
