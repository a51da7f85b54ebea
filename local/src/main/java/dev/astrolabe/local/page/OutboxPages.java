package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.engine.aws.Mail;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.runtime.text.Html;
import dev.astrolabe.runtime.text.Language;
import java.io.IOException;
import java.util.List;

/** {@code /_local/outbox}: mails that would have been sent. */
final class OutboxPages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A mail comes from wherever a form was filled in: it runs nothing and loads nothing. */
  private static final String POLICY =
      "sandbox allow-top-navigation-by-user-activation; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; form-action 'none'";

  private final Records records;

  OutboxPages(Records records) {
    this.records = records;
  }

  /** {@code outbox}, {@code outbox/ID} or {@code outbox/ID/html}. */
  GatewayAnswer answer(Asked asked) throws IOException {
    var path = asked.path();
    return path.size() == 1
        ? mails(asked)
        : mail(path.get(1), path.size() > 2 ? path.get(2) : "", asked);
  }

  private GatewayAnswer mails(Asked asked) throws IOException {
    var mails = records.mails().reversed();
    if (!asked.wantsHtml()) {
      var list = JSON.objectNode();
      var items = list.putArray("items");
      mails.forEach(mail -> items.add(json(mail)));
      return GatewayAnswer.json(200, list.toString());
    }
    var language = asked.language();
    var rows =
        mails.stream()
            .map(mail ->
                List.of(
                    Markup.time(mail.at()),
                    Markup.code(String.join(", ", mail.to())),
                    Markup.link(
                        "/_local/outbox/" + mail.id() + "?lang=" + language.tag(),
                        Markup.words(subject(mail, language)))))
            .toList();
    var body =
        mails.isEmpty()
            ? Markup.paragraph(Phrase.NO_MAIL.in(language))
            : Markup.table(
                List.of(
                    Phrase.WHEN.in(language), Phrase.TO.in(language), Phrase.SUBJECT.in(language)),
                rows);
    return Frame.page(asked, 200, Phrase.MAILS.in(language), body);
  }

  /**
   * One mail: its source as JSON, a page around it, or with {@code part} the body that a reader
   * would see.
   */
  private GatewayAnswer mail(String id, String part, Asked asked) throws IOException {
    var found = records.mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return Problems.problem(asked, 404, "there is no mail " + id);
    }
    var mail = found.get();
    if (part.equals("html")) {
      return body(mail);
    }
    return asked.wantsHtml() ? page(mail, asked) : GatewayAnswer.json(200, json(mail).toString());
  }

  /** What a reader would see; links leave the frame that it is shown in. */
  private static GatewayAnswer body(Mail mail) {
    var html = mail.html().orElse("").replaceFirst("(?i)<head>", "$0<base target=\"_top\">");
    return new GatewayAnswer(
        200,
        List.of(
            new GatewayAnswer.Header("content-type", "text/html; charset=utf-8"),
            new GatewayAnswer.Header("content-security-policy", POLICY)),
        Body.of(html));
  }

  private static GatewayAnswer page(Mail mail, Asked asked) {
    var language = asked.language();
    var html =
        new StringBuilder("<dl>")
            .append(line(Phrase.FROM, language, Markup.code(mail.from())))
            .append(line(Phrase.TO, language, Markup.code(String.join(", ", mail.to()))))
            .append(line(Phrase.WHEN, language, Markup.time(mail.at())))
            .append("</dl>\n");
    if (mail.html().isPresent()) {
      html.append("<iframe width=\"98%\" height=\"480\"")
          .append(" sandbox=\"allow-top-navigation-by-user-activation\" title=\"")
          .append(Html.escape(Phrase.THE_MAIL.in(language)))
          .append("\" src=\"/_local/outbox/")
          .append(Html.escape(mail.id()))
          .append("/html\"></iframe>\n");
    }
    mail.text()
        .ifPresent(text ->
            html.append("<h2>")
                .append(Html.escape(Phrase.AS_TEXT.in(language)))
                .append("</h2>\n<pre dir=\"auto\">")
                .append(Html.escape(text))
                .append("</pre>\n"));
    html.append("<p>")
        .append(
            Markup.link(
                "/_local/outbox?lang=" + language.tag(),
                Html.escape(Phrase.ALL_MAILS.in(language))))
        .append("</p>");
    // isolated: the subject's direction is its own, and titles are text
    return Frame.framing(asked, "\u2068" + subject(mail, language) + "\u2069", html.toString());
  }

  private static String line(Phrase term, Language language, String html) {
    return "<dt>" + Html.escape(term.in(language)) + "</dt><dd>" + html + "</dd>\n";
  }

  private static String subject(Mail mail, Language language) {
    return mail.subject().isBlank() ? Phrase.NO_SUBJECT.in(language) : mail.subject();
  }

  private static ObjectNode json(Mail mail) {
    var json = JSON.objectNode();
    json.put("id", mail.id());
    json.put("at", mail.at().toString());
    json.put("from", mail.from());
    mail.to().forEach(json.putArray("to")::add);
    json.put("subject", mail.subject());
    json.put("text", mail.text().orElse(null));
    json.put("html", mail.html().orElse(null));
    return json;
  }
}
