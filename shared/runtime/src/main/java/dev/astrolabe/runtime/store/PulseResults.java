package dev.astrolabe.runtime.store;

import dev.astrolabe.model.survey.Tallies;
import dev.astrolabe.runtime.store.Table.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts of closed runs, each attempt at counting apart; only the attempt that the run names
 * counts. {@code pk} RESULT#survey#run, {@code sk} attempt#C#question#attribute#value holds counts
 * by answer, attempt#X#question#n a text.
 */
public final class PulseResults {
  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseResults(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** Keeps what an attempt counted. */
  public void keep(String survey, String run, String attempt, Tallies tallies) {
    var groups = new TreeMap<String, TreeMap<String, Tallies.Key>>();
    for (var key : tallies.counts().keySet()) {
      groups.computeIfAbsent(sortKey(attempt, key), k -> new TreeMap<>()).put(key.answer(), key);
    }
    groups.forEach((sortKey, keys) -> {
      var counts = new TreeMap<String, AttributeValue>();
      keys.forEach((answer, key) ->
          counts.put(
              answer,
              AttributeValue.fromN(Integer.toString(tallies.counts().getOrDefault(key, 0)))));
      var any = keys.firstEntry().getValue();
      table.put(
          Item.of(partition(survey, run), sortKey)
              .number(Item.FORMAT, FORMAT)
              .text("question", any.question())
              .text("attribute", any.group().map(Tallies.Group::attribute))
              .text("value", any.group().map(Tallies.Group::value))
              .value("counts", AttributeValue.fromM(counts))
              .build());
    });
    tallies
        .texts()
        .forEach((question, words) -> {
          for (int i = 0; i < words.size(); i++) {
            table.put(
                Item.of(partition(survey, run), text(attempt, question, i))
                    .number(Item.FORMAT, FORMAT)
                    .text("question", question)
                    .text("text", words.get(i))
                    .build());
          }
        });
  }

  /** What an attempt counted. */
  public Tallies read(String survey, String run, String attempt) {
    var counts = new TreeMap<Tallies.Key, Integer>();
    var texts = new TreeMap<String, List<String>>();
    for (var item : table.query(partition(survey, run), attempt + "#", Reading.CONSISTENT)) {
      item.format(FORMAT);
      var question = item.requiredText("question");
      var text = item.text("text");
      if (text.isPresent()) {
        texts.computeIfAbsent(question, q -> new ArrayList<>()).add(text.get());
        continue;
      }
      Optional<Tallies.Group> group =
          item.text("attribute")
              .map(attribute -> new Tallies.Group(attribute, item.requiredText("value")));
      Optional.ofNullable(item.attributes().get("counts"))
          .orElseThrow(() -> new StoredFormatException("a result lacks its counts"))
          .m()
          .forEach((answer, n) ->
              counts.put(new Tallies.Key(question, group, answer), Integer.valueOf(n.n())));
    }
    return new Tallies(counts, texts);
  }

  /** Deletes every attempt but one. */
  public void keepOnly(String survey, String run, Optional<String> attempt) {
    for (var item : table.query(partition(survey, run), Reading.CONSISTENT)) {
      if (attempt.isEmpty() || !item.sk().startsWith(attempt.get() + "#")) {
        table.delete(item.pk(), item.sk());
      }
    }
  }

  private static String partition(String survey, String run) {
    return "RESULT#" + survey + "#" + run;
  }

  private static String sortKey(String attempt, Tallies.Key key) {
    return attempt
        + "#C#"
        + key.question()
        + "#"
        + key.group().map(group -> group.attribute() + "#" + group.value()).orElse("");
  }

  private static String text(String attempt, String question, int n) {
    return attempt + "#X#" + question + "#" + String.format(Locale.ROOT, "%06d", n);
  }
}
