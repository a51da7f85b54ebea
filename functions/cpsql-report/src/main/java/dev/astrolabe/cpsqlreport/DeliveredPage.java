package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.runtime.deliver.ReportFolder;
import dev.astrolabe.runtime.deliver.ReportRuns.Run;
import dev.astrolabe.runtime.deliver.ReportShelf;
import dev.astrolabe.runtime.report.Figures;
import dev.astrolabe.runtime.report.ReportPage;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** The reports that were delivered, as people find them: each with links to its files. */
final class DeliveredPage {
  private static final Pattern SURVEY_RUN =
      Pattern.compile("(?<survey>[^/]+)/(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(-[0-9a-f]+)?");

  private final ReportShelf shelf;
  private final Choices.Company company;
  private final Language language;
  private final Figures figures;

  DeliveredPage(ReportShelf shelf, Choices.Company company, Language language) {
    this.shelf = shelf;
    this.company = company;
    this.language = language;
    this.figures = Figures.in(language);
  }

  /**
   * The page.
   *
   * @param now from when its links last for an hour
   */
  String page(List<Run> runs, Instant now) {
    var html = new StringBuilder();
    if (runs.isEmpty()) {
      html.append("<p>").append(say(Phrase.NOTHING_DELIVERED)).append("</p>");
    } else {
      html.append("<p>").append(say(Phrase.LINKS_LAST)).append("</p>\n<table><thead><tr>");
      for (var head : List.of(Phrase.REPORT, Phrase.PERIOD, Phrase.MADE, Phrase.FILES)) {
        html.append("<th scope=\"col\">").append(say(head)).append("</th>");
      }
      html.append("</tr></thead><tbody>\n");
      runs.forEach(run -> row(html, run, now));
      html.append("</tbody></table>");
    }
    return ReportPage.of(language, Phrase.DELIVERED.in(language), html.toString());
  }

  private void row(StringBuilder html, Run run, Instant now) {
    html.append("<tr><th scope=\"row\">")
        .append(say(run.report().equals(Delivery.REPORT) ? Phrase.TITLE : Phrase.ENPS));
    if (run.revision() > 1) {
      html.append(" (")
          .append(Html.escape(Phrase.REVISION.in(language, figures.whole(run.revision()))))
          .append(")");
    }
    html.append("</th><td><bdi>")
        .append(Html.escape(period(run)))
        .append("</bdi></td><td><bdi>")
        .append(Html.escape(figures.day(LocalDate.ofInstant(run.begunAt(), company.zone()))))
        .append("</bdi></td><td class=\"links\">");
    var separator = "";
    for (var each : Language.values()) {
      html.append(separator)
          .append(
              "<a href=\"%s\" hreflang=\"%2$s\" lang=\"%2$s\" dir=\"%4$s\">%3$s</a>"
                  .formatted(
                      address(run, "report." + each.tag() + ".html", now),
                      each.tag(),
                      each.ownName(),
                      each.direction()));
      separator = language.comma();
    }
    link(html, run, "report.spreadsheet.csv", Phrase.SPREADSHEET, now);
    link(html, run, "report.csv", Phrase.TABLE, now);
    link(html, run, "report.json", Phrase.DATA, now);
    html.append("</td></tr>\n");
  }

  private void link(StringBuilder html, Run run, String file, Phrase name, Instant now) {
    html.append(language.comma())
        .append("<a href=\"%s\">%s</a>".formatted(address(run, file, now), say(name)));
  }

  private String address(Run run, String file, Instant now) {
    return Html.escape(shelf.address(ReportFolder.of(run) + file, now).toString());
  }

  /** A period in words; of a survey its name and the day on which the run was opened. */
  private String period(Run run) {
    var ofSurvey = SURVEY_RUN.matcher(run.period());
    return ofSurvey.matches()
        ? ofSurvey.group("survey")
            + language.comma()
            + figures.day(LocalDate.parse(ofSurvey.group("day")))
        : Period.parse(run.period(), company.weekStart())
            .map(figures::period)
            .orElseGet(run::period);
  }

  private String say(Phrase phrase) {
    return Html.escape(phrase.in(language));
  }
}
