package dev.astrolabe.runtime.survey;

import dev.astrolabe.model.survey.Question;
import dev.astrolabe.model.survey.Scale;
import dev.astrolabe.model.survey.Survey;
import dev.astrolabe.model.survey.SurveyPlan;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Problem.Finding;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A survey as people operations write it: JSON in, and the same JSON out. */
public final class SurveyDocument {
  /** What reading came to. */
  public sealed interface Outcome {
    record Read(SurveyPlan plan) implements Outcome {}

    record Invalid(List<Finding> findings) implements Outcome {
      public Invalid {
        findings = List.copyOf(findings);
      }
    }
  }

  private static final Set<String> MEMBERS =
      Set.of(
          "languages",
          "scale",
          "questions",
          "audience",
          "breakdowns",
          "cadence",
          "opens",
          "closesAfter",
          "name");

  private final Json.Fields document;
  private final List<Finding> findings = new ArrayList<>();

  private SurveyDocument(Json.Fields document) {
    this.document = document;
  }

  /**
   * Reads a document.
   *
   * @param name of the survey, from its address
   */
  public static Outcome read(String name, Json.Fields document) {
    return new SurveyDocument(document).read(name);
  }

  /** Reads what {@link #text} wrote. */
  public static SurveyPlan ofText(String name, String text) {
    try {
      if (new JsonReader(JsonLimits.DOCUMENT).read(text) instanceof Json.Fields fields
          && read(name, fields) instanceof Outcome.Read(var plan)) {
        return plan;
      }
    } catch (MalformedJson e) {
      throw new IllegalStateException("a stored survey is JSON", e);
    }
    throw new IllegalStateException("a stored survey is valid");
  }

  private Outcome read(String name) {
    for (var member : document.members().keySet()) {
      if (!MEMBERS.contains(member)) {
        wrong(Problem.pointer(member), "a survey has no such member");
      }
    }
    var languages = texts("/languages", document.get("languages"), true);
    var scale = scale();
    var questions = questions(scale);
    var breakdowns = texts("/breakdowns", document.get("breakdowns"), false);
    var cadence = cadence();
    var closesAfter = closesAfter();
    var opens = opens();
    var audience = audience();
    if (!findings.isEmpty()) {
      return new Outcome.Invalid(findings);
    }
    try {
      var survey = new Survey(name, languages, scale, questions, breakdowns, cadence, closesAfter);
      return new Outcome.Read(new SurveyPlan(survey, audience, opens));
    } catch (IllegalArgumentException e) {
      wrong(place(String.valueOf(e.getMessage())), String.valueOf(e.getMessage()));
      return new Outcome.Invalid(findings);
    }
  }

  /** Where to look for what the model found wrong with the whole. */
  private static String place(String message) {
    if (message.startsWith("an id")) {
      return "/name";
    }
    if (message.contains("question")) {
      return "/questions";
    }
    if (message.contains("languages")) {
      return "/languages";
    }
    if (message.contains("breakdown")) {
      return "/breakdowns";
    }
    return message.contains("opens names") ? "/opens" : "/closesAfter";
  }

  private void wrong(String pointer, String detail) {
    findings.add(new Finding(pointer, detail));
  }

  private List<String> texts(String pointer, Optional<Json> member, boolean required) {
    if (member.isEmpty() && !required) {
      return List.of();
    }
    var texts = new ArrayList<String>();
    if (!(member.orElse(new Json.Null()) instanceof Json.Array(var items))) {
      wrong(pointer, "a list of texts stands here");
      return texts;
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Json.Text(var text) && !text.isBlank()) {
        texts.add(text);
      } else {
        wrong(pointer + "/" + i, "a text stands here");
      }
    }
    return texts;
  }

  private Scale scale() {
    var code = document.get("scale").isEmpty() ? "1-10" : document.text("scale").orElse("");
    return Scale.of(code)
        .orElseGet(() -> {
          wrong("/scale", "a scale is 1-10 or 0-10");
          return Scale.ONE_TO_TEN;
        });
  }

  private Survey.Cadence cadence() {
    var word = document.text("cadence").orElse("");
    for (var cadence : Survey.Cadence.values()) {
      if (cadence.name().toLowerCase(Locale.ROOT).equals(word)) {
        return cadence;
      }
    }
    wrong("/cadence", "a cadence is weekly, monthly, quarterly, once or adhoc");
    return Survey.Cadence.ADHOC;
  }

  private Duration closesAfter() {
    try {
      return Duration.parse(document.text("closesAfter").orElse(""));
    } catch (DateTimeException e) {
      wrong("/closesAfter", "a duration such as P9D or PT8H stands here");
      return Duration.ofDays(1);
    }
  }

  private Optional<LocalDate> opens() {
    if (document.get("opens").isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(document.text("opens").orElse("")));
    } catch (DateTimeException e) {
      wrong("/opens", "a day such as 2026-09-21 stands here");
      return Optional.empty();
    }
  }

  private Map<String, Set<String>> audience() {
    var audience = new HashMap<String, Set<String>>();
    var member = document.get("audience");
    if (member.isEmpty()) {
      return audience;
    }
    if (!(member.get() instanceof Json.Fields fields)) {
      wrong("/audience", "an object of attributes, each with a list of values, stands here");
      return audience;
    }
    fields
        .members()
        .forEach((attribute, values) ->
            audience.put(
                attribute,
                Set.copyOf(
                    new HashSet<>(
                        texts(
                            Problem.pointer("audience", attribute), Optional.of(values), true)))));
    return audience;
  }

  private List<Question> questions(Scale scale) {
    var questions = new ArrayList<Question>();
    var items = document.items("questions").orElse(List.of());
    if (items.isEmpty()) {
      wrong("/questions", "a survey has 1 to " + Survey.MOST_QUESTIONS + " questions");
    }
    for (int i = 0; i < items.size(); i++) {
      var pointer = "/questions/" + i;
      if (i >= Survey.MOST_QUESTIONS) {
        wrong(pointer, "a survey has at most " + Survey.MOST_QUESTIONS + " questions");
      } else if (items.get(i) instanceof Json.Fields fields) {
        question(pointer, fields, scale).ifPresent(questions::add);
      } else {
        wrong(pointer, "a question is an object");
      }
    }
    return questions;
  }

  private Optional<Question> question(String pointer, Json.Fields fields, Scale scale) {
    var own = fields.get("scale").isEmpty() ? scale.code() : fields.text("scale").orElse("");
    if (!own.equals(scale.code())) {
      wrong(pointer + "/scale", "scales do not mix: every question has the survey's scale");
    }
    var type =
        List.of(Question.Type.values()).stream()
            .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(fields.text("type").orElse("")))
            .findFirst();
    if (type.isEmpty()) {
      wrong(pointer + "/type", "a type is enps, rating, choice, multichoice or text");
      return Optional.empty();
    }
    var options = new ArrayList<Question.Option>();
    var items = fields.items("options").orElse(List.of());
    try {
      for (int i = 0; i < items.size(); i++) {
        if (items.get(i) instanceof Json.Fields option) {
          options.add(
              new Question.Option(
                  option.text("id").orElse(""), words(pointer + "/options/" + i, option)));
        } else {
          wrong(pointer + "/options/" + i, "an option is an object with id and text");
        }
      }
      return Optional.of(
          new Question(fields.text("id").orElse(""), type.get(), words(pointer, fields), options));
    } catch (IllegalArgumentException e) {
      wrong(pointer, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<String, String> words(String pointer, Json.Fields fields) {
    var words = new TreeMap<String, String>();
    var text = fields.fields("text");
    if (text.isEmpty()) {
      wrong(pointer + "/text", "texts stand here, one for each language");
      return words;
    }
    text.get()
        .members()
        .forEach((language, value) -> {
          if (value instanceof Json.Text(var word) && word.length() <= 500) {
            words.put(language, word);
          } else {
            wrong(
                pointer + "/text" + Problem.pointer(language),
                "a text of at most 500 characters stands here");
          }
        });
    return words;
  }

  /** The document of a survey. */
  public static Json.Fields json(SurveyPlan plan) {
    var survey = plan.survey();
    var document =
        Json.object()
            .put("name", survey.name())
            .put("languages", texts(survey.languages()))
            .put("scale", survey.scale().code())
            .put(
                "questions",
                Json.array(survey.questions().stream().map(SurveyDocument::json).toList()));
    if (!plan.audience().isEmpty()) {
      var audience = Json.object();
      new TreeMap<>(plan.audience())
          .forEach((name, values) -> audience.put(name, texts(values.stream().sorted().toList())));
      document.put("audience", audience.build());
    }
    return document
        .put("breakdowns", texts(survey.breakdowns()))
        .put("cadence", survey.cadence().name().toLowerCase(Locale.ROOT))
        .putIfPresent("opens", plan.opens().map(LocalDate::toString))
        .put("closesAfter", survey.closesAfter().toString())
        .build();
  }

  /** The document as text, for tables. */
  public static String text(SurveyPlan plan) {
    return new JsonWriter().text(json(plan));
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }

  private static Json json(Question question) {
    var json =
        Json.object()
            .put("id", question.id())
            .put("type", question.type().name().toLowerCase(Locale.ROOT))
            .put("text", Json.ofTexts(new TreeMap<>(question.text())));
    if (!question.options().isEmpty()) {
      json.put(
          "options",
          Json.array(
              question.options().stream()
                  .map(option ->
                      Json.object()
                          .put("id", option.id())
                          .put("text", Json.ofTexts(new TreeMap<>(option.text())))
                          .build())
                  .toList()));
    }
    return json.build();
  }
}
