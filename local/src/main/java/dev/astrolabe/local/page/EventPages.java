package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.engine.aws.EventBus;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.runtime.text.Html;
import java.io.IOException;
import java.util.List;

/** {@code /_local/events}: events that were put on a bus. */
final class EventPages {
  private final Records records;

  EventPages(Records records) {
    this.records = records;
  }

  GatewayAnswer answer(Asked asked) throws IOException {
    var events = records.events().reversed();
    if (!asked.wantsHtml()) {
      var list = JsonNodeFactory.instance.objectNode();
      var items = list.putArray("items");
      for (var event : events) {
        var item = items.addObject();
        item.put("bus", event.bus());
        item.put("at", event.at().toString());
        item.set("event", event.event());
      }
      return GatewayAnswer.json(200, list.toString());
    }
    var language = asked.language();
    var body =
        events.isEmpty()
            ? Markup.paragraph(Phrase.NO_EVENT.in(language))
            : Markup.table(
                List.of(
                    Phrase.WHEN.in(language), Phrase.BUS.in(language), Phrase.EVENT.in(language)),
                events.stream().map(EventPages::row).toList());
    return Frame.page(asked, 200, Phrase.EVENTS.in(language), body);
  }

  private static List<String> row(EventBus.Kept event) {
    return List.of(
        Markup.time(event.at()),
        Markup.code(event.bus()),
        "<details dir=\"ltr\"><summary>"
            + Html.escape(event.event().path("detail-type").asText())
            + "</summary>"
            + Markup.lines(event.event().toPrettyString())
            + "</details>");
  }
}
