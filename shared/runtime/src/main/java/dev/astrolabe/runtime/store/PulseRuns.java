package dev.astrolabe.runtime.store;

import dev.astrolabe.model.disclosure.Move;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.Moves;
import dev.astrolabe.runtime.store.Table.Reading;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Runs of surveys, and the way from a link to its run. {@code pk} SURVEY#name, {@code sk} RUN#id;
 * {@code pk} LINK#name, {@code sk} @.
 */
public final class PulseRuns {
  private static final int FORMAT = 1;
  private static final String RUN = "RUN#";

  /** Which run a link belongs to. */
  public record Named(String survey, String run) {}

  private final Table table;

  /**
   * @param table the table of surveys
   */
  public PulseRuns(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
  }

  /** Begins a run unless it was begun; answers the one that stands. */
  public SurveyRun begin(SurveyRun run) {
    return table.putIfAbsent(item(run)).map(PulseRuns::run).orElse(run);
  }

  public Optional<SurveyRun> find(String survey, String id) {
    return table.get(partition(survey), RUN + id, Reading.CONSISTENT).map(PulseRuns::run);
  }

  /** The survey's runs, in order of their ids. */
  public List<SurveyRun> of(String survey) {
    return table.query(partition(survey), RUN, Reading.CONSISTENT).stream()
        .map(PulseRuns::run)
        .toList();
  }

  /**
   * Changes a run, unless somebody else did since it was read.
   *
   * @return the run as it stands now, which is another's where somebody was faster
   */
  public SurveyRun change(SurveyRun read, SurveyRun changed) {
    var next = changed.version(read.version() + 1);
    try {
      table
          .client()
          .putItem(r ->
              r.tableName(table.name())
                  .item(item(next).attributes())
                  .conditionExpression("version = :version")
                  .expressionAttributeValues(
                      Map.of(":version", AttributeValue.fromN(Long.toString(read.version())))));
      return next;
    } catch (ConditionalCheckFailedException e) {
      return find(read.survey(), read.id()).orElseThrow(() -> e);
    }
  }

  /** Remembers which run links of this name belong to. */
  public void name(SurveyRun run) {
    table.put(
        Item.of(link(run.link()), "@")
            .number(Item.FORMAT, FORMAT)
            .text("survey", run.survey())
            .text("run", run.id())
            .build());
  }

  /** The run of a link's name. */
  public Optional<Named> named(String link) {
    return table
        .get(link(link), "@", Reading.CONSISTENT)
        .map(item -> new Named(item.requiredText("survey"), item.requiredText("run")));
  }

  private static String partition(String survey) {
    return "SURVEY#" + survey;
  }

  static String link(String link) {
    return "LINK#" + link;
  }

  private static Item item(SurveyRun run) {
    var item =
        Item.of(partition(run.survey()), RUN + run.id())
            .number(Item.FORMAT, FORMAT)
            .number("version", run.version())
            .text("state", run.state().name())
            .text("document", run.document())
            .number("opens", run.opens().getEpochSecond())
            .number("closes", run.closes().getEpochSecond())
            .text("link", run.link())
            .number("asked", run.asked())
            .number("reminders", run.reminders())
            .number("answered", run.answered())
            .text("result", run.result());
    run.publicKey().ifPresent(key -> item.bytes("publicKey", key));
    run.breakdowns().ifPresent(values -> item.bytes("breakdowns", breakdowns(values)));
    if (!run.moves().isEmpty()) {
      item.bytes("moves", moves(run.moves()));
    }
    return item.build();
  }

  private static SurveyRun run(Item item) {
    item.format(FORMAT);
    return new SurveyRun(
        item.pk().substring("SURVEY#".length()),
        item.sk().substring(RUN.length()),
        item.requiredNumber("version"),
        SurveyRun.State.valueOf(item.requiredText("state")),
        item.requiredText("document"),
        Instant.ofEpochSecond(item.requiredNumber("opens")),
        Instant.ofEpochSecond(item.requiredNumber("closes")),
        item.requiredText("link"),
        item.bytes("publicKey"),
        item.bytes("breakdowns").map(PulseRuns::breakdowns),
        Math.toIntExact(item.requiredNumber("asked")),
        Math.toIntExact(item.requiredNumber("reminders")),
        Math.toIntExact(item.requiredNumber("answered")),
        item.text("result"),
        item.bytes("moves").map(PulseRuns::moves).orElse(Map.of()));
  }

  /** Deflated: a large company of many groups has thousands of them in a year. */
  private static byte[] moves(Map<String, Moves> byRun) {
    var out = new Packer().unsigned(byRun.size());
    new TreeMap<>(byRun)
        .forEach((run, moves) -> {
          out.text(run).unsigned(moves.byAttribute().size());
          new TreeMap<>(moves.byAttribute())
              .forEach((attribute, all) -> {
                out.text(attribute).unsigned(all.size());
                all.forEach(move -> pack(out, move));
              });
        });
    return Deflated.of(out.packed());
  }

  private static void pack(Packer out, Move move) {
    out.unsigned((move.from().isPresent() ? 1 : 0) + (move.to().isPresent() ? 2 : 0));
    move.from().ifPresent(out::text);
    move.to().ifPresent(out::text);
    out.unsigned(move.people());
  }

  private static Map<String, Moves> moves(byte[] packed) {
    var in = new Unpacker(Deflated.plain(packed));
    var byRun = new TreeMap<String, Moves>();
    for (int runs = in.count(); runs > 0; runs--) {
      var run = in.text();
      var byAttribute = new TreeMap<String, List<Move>>();
      for (int attributes = in.count(); attributes > 0; attributes--) {
        var attribute = in.text();
        var all = new ArrayList<Move>();
        for (int n = in.count(); n > 0; n--) {
          all.add(move(in));
        }
        byAttribute.put(attribute, all);
      }
      byRun.put(run, new Moves(byAttribute));
    }
    return byRun;
  }

  private static Move move(Unpacker in) {
    int sides = in.count();
    Optional<String> from = (sides & 1) == 0 ? Optional.empty() : Optional.of(in.text());
    Optional<String> to = (sides & 2) == 0 ? Optional.empty() : Optional.of(in.text());
    return new Move(from, to, in.count());
  }

  /** Deflated too: a company of thousands has hundreds of combinations of values. */
  private static byte[] breakdowns(Breakdowns breakdowns) {
    var out = new Packer().unsigned(breakdowns.cells().size());
    breakdowns
        .cells()
        .forEach((values, people) -> {
          out.unsigned(values.size());
          new TreeMap<>(values).forEach((attribute, value) -> out.text(attribute).text(value));
          out.unsigned(people);
        });
    return Deflated.of(out.packed());
  }

  private static Breakdowns breakdowns(byte[] packed) {
    var in = new Unpacker(Deflated.plain(packed));
    var cells = new HashMap<Map<String, String>, Integer>();
    for (int all = in.count(); all > 0; all--) {
      var values = new TreeMap<String, String>();
      for (int n = in.count(); n > 0; n--) {
        values.put(in.text(), in.text());
      }
      cells.put(values, in.count());
    }
    return new Breakdowns(cells);
  }
}
