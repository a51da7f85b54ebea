package dev.astrolabe.qualification;

import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An assessment for people: the number, every line behind it, and what would change it. */
final class AssessmentPage {
  private final Json.Fields assessment;
  private final Language language;

  AssessmentPage(Json.Fields assessment, Language language) {
    this.assessment = assessment;
    this.language = language;
  }

  void write(StringBuilder html, String leadId) {
    var at = assessment.text("at").orElse("");
    html.append("<h2>").append(text(Said.WHY)).append("</h2><p><strong>");
    html.append(Html.escape(assessment.text("stage").orElse("")))
        .append(language.comma())
        .append(text(Said.GRADE))
        .append(" <bdi>")
        .append(Html.escape(assessment.text("grade").orElse("")))
        .append("</bdi>")
        .append(language.comma())
        .append(text(Said.SCORE))
        .append(" <bdi dir=\"ltr\">")
        .append(score("total"))
        .append("</bdi></strong>. ")
        .append(text(Said.AS_OF))
        .append(" <time dir=\"ltr\" datetime=\"")
        .append(Html.escape(at))
        .append("\">")
        .append(Html.escape(at))
        .append("</time>.</p>");
    assessment
        .text("leavesStageAt")
        .ifPresent(leaves ->
            html.append("<p>")
                .append(Html.escape(Said.LEAVES.in(language, "\u2068" + leaves + "\u2069")))
                .append("</p>"));
    anotherDay(html, leadId, at);
    lines(html);
    list(html, Said.MISSING, "missing", List.of("for", "condition", "detail"));
    list(html, Said.LIFTS, "lifts", List.of("what", "to"));
    assessment
        .fields("nextQuestion")
        .ifPresent(question ->
            html.append("<h3>")
                .append(text(Said.ASK_NEXT))
                .append("</h3><p><bdi>")
                .append(Html.escape(question.text("attribute").orElse("")))
                .append("</bdi>: <bdi>")
                .append(Html.escape(question.text("why").orElse("")))
                .append("</bdi></p>"));
  }

  private void anotherDay(StringBuilder html, String leadId, String at) {
    var day = at.length() >= 10 ? at.substring(0, 10) : "";
    html.append("<form method=\"get\" action=\"/api/leads/")
        .append(Html.escape(leadId))
        .append("/assessment\"><label for=\"at\">")
        .append(text(Said.LOOK_BACK))
        .append("</label><input id=\"at\" name=\"at\" type=\"date\" required value=\"")
        .append(Html.escape(day))
        .append("\"><input type=\"hidden\" name=\"lang\" value=\"")
        .append(language.tag())
        .append("\"><button>")
        .append(text(Said.SHOW))
        .append("</button></form>");
  }

  private void lines(StringBuilder html) {
    html.append("<table><thead><tr>");
    for (var head :
        List.of(Said.RULE, Said.FROM, Said.NOMINAL, Said.POINTS, Said.STATUS, Said.NOTE)) {
      html.append("<th scope=\"col\">").append(text(head)).append("</th>");
    }
    html.append("</tr></thead><tbody>");
    var sum = BigDecimal.ZERO;
    for (var item : assessment.items("lines").orElse(List.of())) {
      if (item instanceof Json.Fields line) {
        sum = sum.add(line.decimal("points").orElse(BigDecimal.ZERO));
        line(html, line);
      }
    }
    html.append("</tbody><tfoot><tr><th scope=\"row\" colspan=\"3\">")
        .append(text(Said.SUM))
        .append("</th><td dir=\"ltr\">")
        .append(sum.toPlainString())
        .append("</td><td></td><td></td></tr></tfoot></table>");
  }

  private void line(StringBuilder html, Json.Fields line) {
    html.append("<tr><th scope=\"row\"><bdi>")
        .append(Html.escape(line.text("rule").or(() -> line.text("group")).orElse("")))
        .append("</bdi></th><td><bdi>")
        .append(Html.escape(line.text("fact").or(() -> line.text("entryId")).orElse("")))
        .append("</bdi></td>");
    number(html, line.decimal("nominal"));
    number(html, line.decimal("points"));
    var word = line.text("status").orElse("");
    html.append("<td>")
        .append(Html.escape(Said.status(language, word).orElse(word)))
        .append("</td><td>")
        .append(LineNote.html(line, language))
        .append("</td></tr>");
  }

  private static void number(StringBuilder html, Optional<BigDecimal> number) {
    html.append("<td dir=\"ltr\">")
        .append(number.map(BigDecimal::toPlainString).orElse(""))
        .append("</td>");
  }

  private void list(StringBuilder html, Said title, String member, List<String> parts) {
    var items = assessment.items(member).orElse(List.of());
    if (items.isEmpty()) {
      return;
    }
    html.append("<h3>").append(text(title)).append("</h3><ul>");
    for (var item : items) {
      if (item instanceof Json.Fields fields) {
        html.append("<li>");
        for (var part : parts) {
          html.append("<bdi>").append(Html.escape(fields.text(part).orElse(""))).append("</bdi> ");
        }
        html.append("</li>");
      }
    }
    html.append("</ul>");
  }

  private String score(String dimension) {
    return assessment
        .fields("score")
        .flatMap(score -> score.decimal(dimension))
        .map(BigDecimal::toPlainString)
        .orElse("");
  }

  private String text(Said said) {
    return Html.escape(said.in(language));
  }
}
