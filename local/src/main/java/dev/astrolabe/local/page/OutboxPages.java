package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.astrolabe.local.engine.aws.Mail;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Mails that would have been sent, and events on the bus. */
final class OutboxPages {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Records records;

  OutboxPages(Records records) {
    this.records = records;
  }

  GatewayAnswer mails(GatewayRequest request) throws IOException {
    var mails = records.mails().reversed();
    if (wantsHtml(request)) {
      var rows =
          mails.stream()
              .map(mail ->
                  List.of(
                      "<time>" + mail.at() + "</time>",
                      Html.escape(String.join(", ", mail.to())),
                      "<a href=\"/_local/outbox/"
                          + mail.id()
                          + "\"><bdi>"
                          + Html.escape(mail.subject())
                          + "</bdi></a>"))
              .toList();
      var body =
          mails.isEmpty()
              ? "<p>No mail has been sent.</p>"
              : Html.table(List.of("When", "To", "Subject"), rows);
      return html(Html.page("Outbox", body));
    }
    var list = JSON.objectNode();
    var items = list.putArray("items");
    mails.forEach(mail -> items.add(json(mail)));
    return GatewayAnswer.json(200, list.toString());
  }

  /**
   * One mail: its source as JSON, a page around it, or with {@code part} the body that a reader
   * would see.
   */
  GatewayAnswer mail(String id, String part, GatewayRequest request) throws IOException {
    Optional<Mail> found =
        records.mails().stream().filter(mail -> mail.id().equals(id)).findFirst();
    if (found.isEmpty()) {
      return LocalPages.problem(404, "there is no mail " + id);
    }
    var mail = found.get();
    if (part.equals("html")) {
      return html(mail.html().orElse(""));
    }
    if (!wantsHtml(request)) {
      return GatewayAnswer.json(200, json(mail).toString());
    }
    var body =
        "<p>From %s to %s, <time>%s</time></p>"
                .formatted(
                    Html.escape(mail.from()), Html.escape(String.join(", ", mail.to())), mail.at())
            + mail.html()
                .map(html ->
                    "<iframe sandbox title=\"The mail\" src=\"/_local/outbox/"
                        + id
                        + "/html\"></iframe>")
                .orElse("")
            + mail.text()
                .map(text -> "<h2>As text</h2><pre dir=\"auto\">" + Html.escape(text) + "</pre>")
                .orElse("")
            + "<p><a href=\"/_local/outbox\">All mails</a></p>";
    return html(Html.page(mail.subject(), body));
  }

  GatewayAnswer events(GatewayRequest request) throws IOException {
    var list = JSON.objectNode();
    var items = list.putArray("items");
    for (var event : records.events().reversed()) {
      var item = items.addObject();
      item.put("bus", event.bus());
      item.put("at", event.at().toString());
      item.set("event", event.event());
    }
    if (wantsHtml(request)) {
      return html(
          Html.page("Events on the bus", "<pre>" + Html.escape(list.toPrettyString()) + "</pre>"));
    }
    return GatewayAnswer.json(200, list.toString());
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

  static boolean wantsHtml(GatewayRequest request) {
    return request.header("accept").orElse("").contains("text/html");
  }

  static GatewayAnswer html(String page) {
    return GatewayAnswer.text(200, "text/html; charset=utf-8", page);
  }
}
