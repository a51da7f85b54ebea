package dev.astrolabe.runtime.store;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.funnel.Counted;
import dev.astrolabe.model.funnel.Counters;
import dev.astrolabe.model.funnel.Credit;
import dev.astrolabe.model.funnel.Milestone;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.spend.SqlCount;
import dev.astrolabe.runtime.store.Table.Reading;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Milestones by lead, and how many there are by day, channel and campaign. What a report reads grows
 * with days and campaigns, not with leads.
 *
 * <p>A lead's marker: {@code pk} LEAD#id, {@code sk} model#milestone. A counter: {@code pk}
 * COUNT#model#milestone.attribution#month, {@code sk} day#channel#campaign. What is behind the
 * counters, for evidence: {@code pk} DONE#model#milestone#month, {@code sk} day#id.
 */
public final class DynamoCounters implements Counters {
  private static final int FORMAT = 1;

  private final Table table;

  /**
   * @param table the table of reports
   */
  public DynamoCounters(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  @Override
  public List<Standing> of(LeadId lead) {
    return table.query(marker(lead), Reading.CONSISTENT).stream().map(DynamoCounters::standing).toList();
  }

  @Override
  public boolean count(Counted counted) {
    if (table.get(marker(counted.lead()), sortKey(counted), Reading.EVENTUAL).isPresent()) {
      return false;
    }
    var item = item(counted, marker(counted.lead()), sortKey(counted));
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(
        TransactWriteItem.builder()
            .put(p ->
                p.tableName(table.name())
                    .item(item.attributes())
                    .conditionExpression("attribute_not_exists(pk)"))
            .build());
    var evidence = item(counted, evidencePartition(counted), counted.day() + "#" + counted.lead().value());
    writes.add(
        TransactWriteItem.builder()
            .put(p -> p.tableName(table.name()).item(evidence.attributes()))
            .build());
    writes.addAll(counters(counted, 1));
    return together(writes);
  }

  @Override
  public boolean correct(Standing standing) {
    var counted = standing.counted();
    boolean counts = !standing.counts();
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(corrected(marker(counted.lead()), sortKey(counted), standing, counts));
    writes.add(
        corrected(
            evidencePartition(counted),
            counted.day() + "#" + counted.lead().value(),
            standing,
            counts));
    writes.addAll(counters(counted, counts ? 1 : -1));
    return together(writes);
  }

  /** The counts of a period, one for each channel and campaign that has any. */
  public List<SqlCount> in(Period period, String model, Attribution attribution) {
    var counts = new ArrayList<SqlCount>();
    for (var item :
        between(period, month -> counterPartition(model, Milestone.SQL, attribution, month))) {
      item.format(FORMAT);
      var key = item.sk().split("#", 3);
      counts.add(new SqlCount(word(key[1]), word(key[2]), item.requiredNumber("n")));
    }
    return counts;
  }

  /** The leads behind a period's counts, by day, those included that were taken back. */
  public List<Standing> behind(Period period, String model, Milestone milestone) {
    return between(period, month -> evidencePartition(model, milestone, month)).stream()
        .map(DynamoCounters::standing)
        .toList();
  }

  private List<Item> between(Period period, Function<YearMonth, String> partition) {
    var items = new ArrayList<Item>();
    var last = YearMonth.from(period.last());
    for (var month = YearMonth.from(period.first());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      var query =
          QueryRequest.builder()
              .keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
              .expressionAttributeValues(
                  Map.of(
                      ":pk", AttributeValue.fromS(partition.apply(month)),
                      ":first", AttributeValue.fromS(period.first() + "#"),
                      // A dollar sign follows the sign that ends a day.
                      ":last", AttributeValue.fromS(period.last() + "$")));
      items.addAll(table.query(query, Reading.EVENTUAL));
    }
    return items;
  }

  private List<TransactWriteItem> counters(Counted counted, int by) {
    var month = YearMonth.from(counted.day());
    var writes = new ArrayList<TransactWriteItem>();
    for (var attribution : Attribution.values()) {
      var credit = attribution == Attribution.FIRST_TOUCH ? counted.firstTouch() : counted.lastTouch();
      var update =
          Update.builder()
              .tableName(table.name())
              .key(
                  Table.key(
                      counterPartition(counted.model(), counted.milestone(), attribution, month),
                      counted.day() + "#" + escaped(credit.channel()) + "#" + escaped(credit.campaign())))
              .updateExpression("SET f = :f ADD n :by")
              .expressionAttributeValues(
                  Map.of(
                      ":f", AttributeValue.fromN(Integer.toString(FORMAT)),
                      ":by", AttributeValue.fromN(Integer.toString(by))))
              .build();
      writes.add(TransactWriteItem.builder().update(update).build());
    }
    return writes;
  }

  private TransactWriteItem corrected(String pk, String sk, Standing standing, boolean counts) {
    return TransactWriteItem.builder()
        .update(u ->
            u.tableName(table.name())
                .key(Table.key(pk, sk))
                .updateExpression("SET counts = :counts, corrections = :next")
                .conditionExpression("corrections = :seen")
                .expressionAttributeValues(
                    Map.of(
                        ":counts", AttributeValue.fromN(counts ? "1" : "0"),
                        ":seen", AttributeValue.fromN(Integer.toString(standing.corrections())),
                        ":next",
                            AttributeValue.fromN(Integer.toString(standing.corrections() + 1)))))
        .build();
  }

  private boolean together(List<TransactWriteItem> writes) {
    try {
      table.client().transactWriteItems(r -> r.transactItems(writes));
      return true;
    } catch (TransactionCanceledException e) {
      // Only a condition says that somebody counted it; anything else has to be tried again.
      if (e.hasCancellationReasons()
          && e.cancellationReasons().stream()
              .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
        return false;
      }
      throw e;
    }
  }

  private static Item item(Counted counted, String pk, String sk) {
    return Item.of(pk, sk)
        .number(Item.FORMAT, FORMAT)
        .text("lead", counted.lead().value())
        .text("model", counted.model())
        .text("milestone", counted.milestone().word())
        .text("day", counted.day().toString())
        .text("firstChannel", counted.firstTouch().channel())
        .text("firstCampaign", counted.firstTouch().campaign())
        .text("lastChannel", counted.lastTouch().channel())
        .text("lastCampaign", counted.lastTouch().campaign())
        .number("version", counted.modelVersion())
        .text("cause", counted.cause())
        .number("counts", 1)
        .number("corrections", 0)
        .build();
  }

  private static Standing standing(Item item) {
    item.format(FORMAT);
    return new Standing(
        new Counted(
            new LeadId(item.requiredText("lead")),
            item.requiredText("model"),
            Milestone.valueOf(item.requiredText("milestone").toUpperCase(Locale.ROOT)),
            LocalDate.parse(item.requiredText("day")),
            new Credit(item.text("firstChannel"), item.text("firstCampaign")),
            new Credit(item.text("lastChannel"), item.text("lastCampaign")),
            (int) item.requiredNumber("version"),
            item.requiredText("cause")),
        item.requiredNumber("counts") == 1,
        (int) item.requiredNumber("corrections"));
  }

  private static String marker(LeadId lead) {
    return "LEAD#" + lead.value();
  }

  private static String sortKey(Counted counted) {
    return counted.model() + "#" + counted.milestone().word();
  }

  private static String evidencePartition(Counted counted) {
    return evidencePartition(counted.model(), counted.milestone(), YearMonth.from(counted.day()));
  }

  private static String evidencePartition(String model, Milestone milestone, YearMonth month) {
    return "DONE#" + model + "#" + milestone.word() + "#" + month;
  }

  private static String counterPartition(
      String model, Milestone milestone, Attribution attribution, YearMonth month) {
    return "COUNT#" + model + "#" + milestone.word() + "." + attribution.word() + "#" + month;
  }

  /** A name without the sign that parts keys. */
  private static String escaped(Optional<String> word) {
    return word.map(w -> URLEncoder.encode(w, StandardCharsets.UTF_8)).orElse("");
  }

  private static Optional<String> word(String escaped) {
    return escaped.isEmpty()
        ? Optional.empty()
        : Optional.of(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
  }
}
