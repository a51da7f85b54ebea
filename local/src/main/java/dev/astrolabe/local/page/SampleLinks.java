package dev.astrolabe.local.page;

import dev.astrolabe.local.sample.LoadedSample;
import dev.astrolabe.local.sample.SampleCompany;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;

/**
 * What the start page says where the sample company is loaded: who it is, and what to see first.
 */
final class SampleLinks {
  private static final String LEAD = "نگار احمدی";

  private SampleLinks() {}

  static String html(LoadedSample sample, Language language, Visitor visitor) {
    var lang = "lang=" + language.tag();
    var html =
        new StringBuilder("<h2>")
            .append(Html.escape(Phrase.SAMPLE.in(language)))
            .append("</h2>\n<p>")
            .append(Phrase.SAMPLE_IS.in(language, Markup.words(SampleCompany.NAME)))
            .append("</p>\n<ul>");
    if (visitor.isLedTo("leads:read")) {
      html.append(
          link(
              "/api/leads/" + sample.leadToShow() + "?" + lang,
              Phrase.SAMPLE_LEAD.in(language, Markup.words(LEAD))));
    }
    if (visitor.isLedTo("reports")) {
      html.append(
          link("/api/reports/cpsql?period=2026-Q3&" + lang, Phrase.SAMPLE_COST.in(language)));
    }
    if (visitor.isLedTo("people")) {
      html.append(link("/api/reports/enps?survey=team&" + lang, Phrase.SAMPLE_TEAM.in(language)));
    }
    return html.append(link("/_local/outbox?" + lang, Phrase.SAMPLE_MAILS.in(language)))
        .append("</ul>\n")
        .toString();
  }

  private static String link(String address, String html) {
    return Markup.item(Markup.link(address, html));
  }
}
