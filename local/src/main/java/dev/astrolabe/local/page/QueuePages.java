package dev.astrolabe.local.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.engine.queue.Queues;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.runtime.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** {@code /_local/queues}: what is in them, a message put in, dead letters sent back. */
final class QueuePages {
  private static final int MOST_DEAD_LETTERS = 20;

  /**
   * A queue with the dead letters in it.
   *
   * @param letters empty where it is nobody's dead-letter queue or nothing waits in it
   */
  private record Shown(Queues.Listed queue, Optional<List<Queues.Peeked>> letters) {}

  private final Queues queues;

  QueuePages(Queues queues) {
    this.queues = queues;
  }

  /** {@code queues}, {@code queues/NAME} or {@code queues/NAME/redrive}. */
  GatewayAnswer answer(Asked asked) {
    var path = asked.path();
    if (path.size() == 3 && path.get(2).equals("redrive")) {
      return asked.is("POST")
          ? redriven(Asked.decoded(path.get(1)), asked)
          : Problems.wrongMethod(asked, "POST");
    }
    if (path.size() == 2 && !path.get(1).isEmpty()) {
      return asked.is("POST")
          ? sent(Asked.decoded(path.get(1)), asked)
          : Problems.wrongMethod(asked, "POST");
    }
    if (path.size() != 1) {
      return Problems.problem(
          asked, 404, "POST /_local/queues/NAME or /_local/queues/NAME/redrive");
    }
    if (!asked.is("GET")) {
      return Problems.wrongMethod(asked, "GET");
    }
    var shown = queues.list().stream().map(this::shown).toList();
    return asked.wantsHtml() ? page(shown, asked) : json(shown);
  }

  private GatewayAnswer redriven(String queue, Asked asked) {
    try {
      return GatewayAnswer.json(200, "{\"redriven\":" + queues.redrive(queue) + "}");
    } catch (IllegalArgumentException e) {
      return Problems.problem(asked, 422, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Puts the body into a queue as a message: what a function does with one that nobody of ours
   * sent.
   */
  private GatewayAnswer sent(String queue, Asked asked) {
    try {
      var id = queues.send(queue, asked.request().body().text());
      return GatewayAnswer.json(
          202, JsonNodeFactory.instance.objectNode().put("messageId", id).toString());
    } catch (IllegalArgumentException e) {
      return Problems.problem(asked, 404, String.valueOf(e.getMessage()));
    } catch (SqsException e) {
      return Problems.problem(
          asked, 422, "the queue does not take it: " + e.awsErrorDetails().errorMessage());
    }
  }

  private Shown shown(Queues.Listed queue) {
    return new Shown(
        queue,
        queue.deadLettersOf().isEmpty() || queue.depth().waiting() == 0
            ? Optional.empty()
            : Optional.of(queues.peek(queue.name(), MOST_DEAD_LETTERS)));
  }

  private static GatewayAnswer json(List<Shown> all) {
    var list = JsonNodeFactory.instance.objectNode();
    var items = list.putArray("items");
    for (var shown : all) {
      var queue = shown.queue();
      var item = items.addObject();
      item.put("name", queue.name());
      item.put("waiting", queue.depth().waiting());
      item.put("inFlight", queue.depth().inFlight());
      item.put("delayed", queue.depth().delayed());
      queue.deadLettersOf().forEach(item.putArray("deadLettersOf")::add);
      if (shown.letters().isPresent()) {
        var letters = item.putArray("deadLetters");
        for (var message : shown.letters().get()) {
          var letter = letters.addObject();
          letter.put("messageId", message.messageId());
          letter.put("receiveCount", message.receiveCount());
          letter.put("body", message.body());
          var attributes = letter.putObject("attributes");
          message.attributes().forEach(attributes::put);
        }
      }
    }
    return GatewayAnswer.json(200, list.toString());
  }

  private static GatewayAnswer page(List<Shown> all, Asked asked) {
    var language = asked.language();
    var heads =
        List.of(
            Phrase.QUEUE.in(language),
            Phrase.WAITING.in(language),
            Phrase.IN_FLIGHT.in(language),
            Phrase.DELAYED.in(language),
            Phrase.DEAD_LETTERS_OF.in(language));
    var rows =
        all.stream()
            .map(Shown::queue)
            .map(queue ->
                List.of(
                    Markup.code(queue.name()),
                    Markup.code(queue.depth().waiting()),
                    Markup.code(queue.depth().inFlight()),
                    Markup.code(queue.depth().delayed()),
                    Markup.code(String.join(", ", queue.deadLettersOf()))))
            .toList();
    var html = new StringBuilder(Markup.table(heads, rows));
    for (var shown : all) {
      shown
          .letters()
          .filter(letters -> !letters.isEmpty())
          .ifPresent(letters -> html.append(letters(shown.queue().name(), letters, language)));
    }
    return Frame.page(asked, 200, Phrase.QUEUES.in(language), html.toString());
  }

  private static String letters(String queue, List<Queues.Peeked> letters, Language language) {
    var heads =
        List.of(
            Phrase.MESSAGE.in(language),
            Phrase.RECEIVED.in(language),
            Phrase.ATTRIBUTES.in(language));
    var rows =
        letters.stream()
            .map(letter ->
                List.of(
                    Markup.code(letter.messageId()) + Markup.lines(letter.body()),
                    Markup.code(letter.receiveCount()),
                    Markup.lines(attributes(letter.attributes()))))
            .toList();
    return "<h2>"
        + Phrase.DEAD_LETTERS_IN.in(language, Markup.code(queue))
        + "</h2>\n"
        + Markup.table(heads, rows);
  }

  private static String attributes(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("\n"));
  }
}
