package dev.astrolabe.runtime.store;

import dev.astrolabe.model.disclosure.Move;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.Moves;
import dev.astrolabe.runtime.store.Table.Reading;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** Each name once and then its number: a large company has many groups, and a year many moves. */
  private static byte[] moves(Map<String, Moves> byRun) {
    var names = new TreeSet<String>();
    byRun.forEach((run, moves) -> {
      names.add(run);
      moves
          .byAttribute()
          .forEach((attribute, all) -> {
            names.add(attribute);
            all.forEach(move -> {
              move.from().ifPresent(names::add);
              move.to().ifPresent(names::add);
            });
          });
    });
    var words = new Words(names);
    var out = words.packed().unsigned(byRun.size());
    new TreeMap<>(byRun)
        .forEach((run, moves) -> {
          out.unsigned(words.number(run)).unsigned(moves.byAttribute().size());
          new TreeMap<>(moves.byAttribute())
              .forEach((attribute, all) -> {
                out.unsigned(words.number(attribute)).unsigned(all.size());
                all.forEach(move -> pack(out, move, words));
              });
        });
    return Deflated.of(out.packed());
  }

  private static void pack(Packer out, Move move, Words words) {
    out.unsigned((move.from().isPresent() ? 1 : 0) + (move.to().isPresent() ? 2 : 0));
    move.from().ifPresent(from -> out.unsigned(words.number(from)));
    move.to().ifPresent(to -> out.unsigned(words.number(to)));
    out.unsigned(move.people());
  }

  private static Map<String, Moves> moves(byte[] packed) {
    var in = new Unpacker(Deflated.plain(packed));
    var words = Words.unpacked(in);
    var byRun = new TreeMap<String, Moves>();
    for (int runs = in.count(); runs > 0; runs--) {
      var run = words.word(in.count());
      var byAttribute = new TreeMap<String, List<Move>>();
      for (int attributes = in.count(); attributes > 0; attributes--) {
        var attribute = words.word(in.count());
        var all = new ArrayList<Move>();
        for (int n = in.count(); n > 0; n--) {
          all.add(move(in, words));
        }
        byAttribute.put(attribute, all);
      }
      byRun.put(run, new Moves(byAttribute));
    }
    return byRun;
  }

  private static Move move(Unpacker in, Words words) {
    int sides = in.count();
    Optional<String> from =
        (sides & 1) == 0 ? Optional.empty() : Optional.of(words.word(in.count()));
    Optional<String> to = (sides & 2) == 0 ? Optional.empty() : Optional.of(words.word(in.count()));
    return new Move(from, to, in.count());
  }

  /** Likewise: a company of thousands has hundreds of combinations of values. */
  private static byte[] breakdowns(Breakdowns breakdowns) {
    var names = new TreeSet<String>();
    breakdowns
        .cells()
        .keySet()
        .forEach(values -> {
          names.addAll(values.keySet());
          names.addAll(values.values());
        });
    var words = new Words(names);
    var out = words.packed().unsigned(breakdowns.cells().size());
    breakdowns
        .cells()
        .forEach((values, people) -> {
          out.unsigned(values.size());
          new TreeMap<>(values)
              .forEach((attribute, value) ->
                  out.unsigned(words.number(attribute)).unsigned(words.number(value)));
          out.unsigned(people);
        });
    return Deflated.of(out.packed());
  }

  private static Breakdowns breakdowns(byte[] packed) {
    var in = new Unpacker(Deflated.plain(packed));
    var words = Words.unpacked(in);
    var cells = new HashMap<Map<String, String>, Integer>();
    for (int all = in.count(); all > 0; all--) {
      var values = new TreeMap<String, String>();
      for (int n = in.count(); n > 0; n--) {
        values.put(words.word(in.count()), words.word(in.count()));
      }
      cells.put(values, in.count());
    }
    return new Breakdowns(cells);
  }

  /** Names of runs, attributes and values, each with its number. */
  private static final class Words {
    private final List<String> words;
    private final Map<String, Integer> numbers = new HashMap<>();

    Words(Collection<String> words) {
      this.words = List.copyOf(words);
      for (int i = 0; i < this.words.size(); i++) {
        numbers.put(this.words.get(i), i);
      }
    }

    static Words unpacked(Unpacker in) {
      var words = new ArrayList<String>();
      for (int n = in.count(); n > 0; n--) {
        words.add(in.text());
      }
      return new Words(words);
    }

    Packer packed() {
      var out = new Packer().unsigned(words.size());
      words.forEach(out::text);
      return out;
    }

    int number(String word) {
      return Objects.requireNonNull(numbers.get(word));
    }

    String word(int number) {
      return words.get(number);
    }
  }
}
