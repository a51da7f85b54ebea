package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Question;
import dev.astrolabe.model.survey.Survey;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.report.Figures;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which somebody answers: no script, readable on a phone, by keyboard and aloud. Before
 * the first question it says who sees what, when, and what is stored. It never shows an earlier
 * answer: nobody can open that one, the person included.
 */
final class AnswerPage {
  private final SurveyRun run;
  private final Survey survey;
  private final Language language;
  private final ZoneId zone;
  private final Map<String, List<String>> entered;
  private final List<String> wrong;

  /**
   * @param entered what stands in the fields already
   * @param wrong ids of the questions whose answers are wrong; an empty one where a field is none
   */
  AnswerPage(
      SurveyRun run,
      Language language,
      ZoneId zone,
      Map<String, List<String>> entered,
      List<String> wrong) {
    this.run = run;
    this.survey = run.plan().survey();
    this.language = language;
    this.zone = zone;
    this.entered = entered;
    this.wrong = wrong;
  }

  /** The survey's language that suits best. */
  static Language language(Survey survey, String preferred) {
    return Letter.languageOf(survey.languageFor(preferred));
  }

  /** The closing time as people read it. */
  static String until(SurveyRun run, Language language, ZoneId zone) {
    var closes = run.closes().atZone(zone);
    var figures = Figures.in(language);
    return "\u2068"
        + figures.day(closes.toLocalDate())
        + " "
        + padded(figures, closes.getHour())
        + ":"
        + padded(figures, closes.getMinute())
        + "\u2069";
  }

  private static String padded(Figures figures, int number) {
    return (number < 10 ? figures.whole(0) : "") + figures.whole(number);
  }

  Response page(int status) {
    var html = new StringBuilder();
    if (!wrong.isEmpty()) {
      html.append("<div role=\"alert\" id=\"mend\"><p>").append(say(Phrase.PLEASE_MEND));
      html.append("</p>");
      if (wrong.contains("")) {
        html.append("<p>").append(say(Phrase.NO_SUCH_QUESTION)).append("</p>");
      }
      html.append("</div>\n");
    }
    var until = until(run, language, zone);
    html.append("<section aria-labelledby=\"who\"><h2 id=\"who\">")
        .append(say(Phrase.WHO_SEES))
        .append("</h2><ul>");
    for (var words :
        List.of(
            Phrase.WHO.in(language), Phrase.WHEN.in(language), Phrase.STORED.in(language, until))) {
      html.append("<li>").append(Html.escape(words)).append("</li>");
    }
    html.append("</ul></section>\n<p>")
        .append(Html.escape(Phrase.CHANGE_UNTIL.in(language, until)))
        .append("</p>\n<form method=\"post\" action=\"?lang=")
        .append(language.tag())
        .append("\">\n");
    survey.questions().forEach(question -> question(html, question));
    html.append("<button type=\"submit\">").append(say(Phrase.SEND)).append("</button>\n</form>");
    return Page.of(
        status, language, survey.languages(), Phrase.TITLE.in(language), html.toString());
  }

  private void question(StringBuilder html, Question question) {
    boolean isWrong = wrong.contains(question.id());
    var text = Html.escape(question.text().getOrDefault(language.tag(), ""));
    var error = "wrong-" + question.id();
    var described = isWrong ? " aria-invalid=\"true\" aria-describedby=\"" + error + "\"" : "";
    if (question.type() == Question.Type.TEXT) {
      html.append(
          "<div class=\"question\"><label for=\"q-%1$s\">%2$s</label>\n"
              .formatted(question.id(), text));
      error(html, question, isWrong, error);
      html.append(
          "<textarea id=\"q-%1$s\" name=\"%1$s\" rows=\"4\" maxlength=\"%2$d\" dir=\"auto\" autocomplete=\"off\"%3$s>%4$s</textarea></div>\n"
              .formatted(
                  question.id(),
                  Question.LONGEST_TEXT,
                  described,
                  Html.escape(first(question).orElse(""))));
      return;
    }
    html.append("<fieldset%s><legend>%s</legend>\n".formatted(described, text));
    error(html, question, isWrong, error);
    switch (question.type()) {
      case ENPS ->
          scale(
              html,
              question,
              survey.scale().lowest(),
              survey.scale().highest(),
              Phrase.LEAST_LIKELY,
              Phrase.MOST_LIKELY);
      case RATING -> scale(html, question, 1, Question.BEST_RATING, Phrase.WORST, Phrase.BEST);
      case CHOICE, MULTICHOICE -> options(html, question);
      case TEXT -> throw new IllegalStateException("a text was written above");
    }
    html.append("</fieldset>\n");
  }

  private void error(StringBuilder html, Question question, boolean isWrong, String id) {
    if (!isWrong) {
      return;
    }
    var figures = Figures.in(language);
    var words =
        switch (question.type()) {
          case ENPS ->
              Phrase.CHOOSE_SCALE.in(
                  language,
                  figures.whole(survey.scale().lowest()),
                  figures.whole(survey.scale().highest()));
          case RATING ->
              Phrase.CHOOSE_SCALE.in(
                  language, figures.whole(1), figures.whole(Question.BEST_RATING));
          case CHOICE, MULTICHOICE -> Phrase.CHOOSE_OPTION.in(language);
          case TEXT -> Phrase.TEXT_TOO_LONG.in(language, figures.whole(Question.LONGEST_TEXT));
        };
    html.append("<p class=\"error\" id=\"%s\">%s".formatted(id, Html.escape(words)));
    if (question.type() != Question.Type.TEXT) {
      // A radio button cannot show what no button stands for; it is not lost, all the same.
      html.append(" <bdi>")
          .append(Html.escape(String.join(", ", given(question))))
          .append("</bdi>");
    }
    html.append("</p>\n");
  }

  private void scale(
      StringBuilder html, Question question, int low, int high, Phrase least, Phrase most) {
    html.append("<div class=\"scale\"><span aria-hidden=\"true\">")
        .append(say(least))
        .append("</span>");
    for (int value = low; value <= high; value++) {
      var words = value == low ? least.in(language) : value == high ? most.in(language) : "";
      html.append(
          "<label class=\"step\"><input type=\"radio\" name=\"%s\" value=\"%d\"%s%s> %s</label>"
              .formatted(
                  question.id(),
                  value,
                  checked(question, Integer.toString(value)),
                  words.isEmpty()
                      ? ""
                      : " aria-label=\"%s, %s\""
                          .formatted(Figures.in(language).whole(value), Html.escape(words)),
                  Figures.in(language).whole(value)));
    }
    html.append("<span aria-hidden=\"true\">").append(say(most)).append("</span></div>");
    none(html, question);
  }

  private void options(StringBuilder html, Question question) {
    var kind = question.type() == Question.Type.CHOICE ? "radio" : "checkbox";
    for (var option : question.options()) {
      html.append(
          "<label class=\"option\"><input type=\"%s\" name=\"%s\" value=\"%s\"%s> <bdi>%s</bdi></label>\n"
              .formatted(
                  kind,
                  question.id(),
                  option.id(),
                  checked(question, option.id()),
                  Html.escape(option.text().getOrDefault(language.tag(), ""))));
    }
    if (question.type() == Question.Type.CHOICE) {
      none(html, question);
    }
  }

  /** A radio button once pressed cannot be let go otherwise. */
  private void none(StringBuilder html, Question question) {
    html.append(
        "<label class=\"option\"><input type=\"radio\" name=\"%s\" value=\"\"> %s</label>\n"
            .formatted(question.id(), say(Phrase.OPTIONAL_CHOICE)));
  }

  private String checked(Question question, String value) {
    return given(question).contains(value) ? " checked" : "";
  }

  private List<String> given(Question question) {
    return entered.getOrDefault(question.id(), List.of());
  }

  private Optional<String> first(Question question) {
    return given(question).stream().findFirst();
  }

  private String say(Phrase phrase) {
    return Html.escape(phrase.in(language));
  }
}
