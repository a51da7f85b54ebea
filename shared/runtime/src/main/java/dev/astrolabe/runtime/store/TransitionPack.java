package dev.astrolabe.runtime.store;

import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A transition as bytes, and as an item of its own once the next one is recorded. Those of an
 * imported past that are recorded together stand one after the other in the item of the first. What
 * a transition inherits is told by a cause of its own, so that one that inherits nothing is as it
 * was before this was known.
 */
final class TransitionPack {
  /** Format 1 held one transition. */
  static final int FORMAT = 2;

  static final String PREFIX = "T#";

  private static final List<Stage> STAGES = List.of(Stage.LEAD, Stage.MQL, Stage.PQL, Stage.SQL);
  private static final int BY_ENTRY = 1;
  private static final int BY_TIME = 2;
  private static final int BY_PUBLISHING = 3;
  private static final int BY_MERGE = 4;
  private static final int BY_HISTORY = 5;
  private static final int BY_MERGE_INHERITED = 6;
  private static final int BY_HISTORY_INHERITED = 7;

  private TransitionPack() {}

  static Item item(String partition, Transition transition) {
    return item(partition, List.of(transition));
  }

  /**
   * @param transitions at least one, all of one model, oldest first
   */
  static Item item(String partition, List<Transition> transitions) {
    var out = new Packer();
    transitions.forEach(transition -> write(out, transition));
    var first = transitions.getFirst();
    return Item.of(partition, PREFIX + first.model() + "#" + first.n())
        .number(Item.FORMAT, FORMAT)
        .text("model", first.model())
        .bytes("t", out.packed())
        .build();
  }

  static List<Transition> read(Item item) {
    item.format(FORMAT);
    var in = new Unpacker(item.requiredBytes("t"));
    var model = item.requiredText("model");
    var transitions = new ArrayList<Transition>();
    do {
      transitions.add(read(in, model));
    } while (in.hasMore());
    return transitions;
  }

  static void stage(Packer out, Stage stage) {
    out.unsigned(STAGES.indexOf(stage));
  }

  static Stage stage(Unpacker in) {
    int place = in.count();
    if (place >= STAGES.size()) {
      throw new StoredFormatException("a stage is none of those known");
    }
    return STAGES.get(place);
  }

  static void write(Packer out, Transition transition) {
    out.unsigned(transition.n());
    stage(out, transition.from());
    stage(out, transition.to());
    out.signed(transition.effectiveAt().getEpochSecond());
    out.signed(
        transition.recordedAt().getEpochSecond() - transition.effectiveAt().getEpochSecond());
    out.unsigned(transition.modelVersion());
    switch (transition.cause()) {
      case Cause.ByEntry(var entry) -> out.unsigned(BY_ENTRY).text(entry.source()).text(entry.id());
      case Cause.ByTime() -> out.unsigned(BY_TIME);
      case Cause.ByPublishing() -> out.unsigned(BY_PUBLISHING);
      case Cause.ByMerge(var merge, var inherited) ->
          inherited(out, BY_MERGE, BY_MERGE_INHERITED, inherited).text(merge);
      case Cause.ByHistory(var importId, var inherited) ->
          inherited(out, BY_HISTORY, BY_HISTORY_INHERITED, inherited).text(importId);
    }
  }

  /** What most do not have takes no byte. */
  private static Packer inherited(Packer out, int without, int with, Stage inherited) {
    if (inherited == Stage.LEAD) {
      return out.unsigned(without);
    }
    out.unsigned(with);
    stage(out, inherited);
    return out;
  }

  static Transition read(Unpacker in, String model) {
    int n = in.count();
    var from = stage(in);
    var to = stage(in);
    long effectiveAt = in.signed();
    long recordedAt = effectiveAt + in.signed();
    int version = in.count();
    var cause =
        switch (in.count()) {
          case BY_ENTRY -> new Cause.ByEntry(new EntryId(in.text(), in.text()));
          case BY_TIME -> new Cause.ByTime();
          case BY_PUBLISHING -> new Cause.ByPublishing();
          case BY_MERGE -> new Cause.ByMerge(in.text());
          case BY_HISTORY -> new Cause.ByHistory(in.text());
          case BY_MERGE_INHERITED -> {
            var inherited = stage(in);
            yield new Cause.ByMerge(in.text(), inherited);
          }
          case BY_HISTORY_INHERITED -> {
            var inherited = stage(in);
            yield new Cause.ByHistory(in.text(), inherited);
          }
          default -> throw new StoredFormatException("a transition has no known cause");
        };
    return new Transition(
        model,
        n,
        from,
        to,
        Instant.ofEpochSecond(effectiveAt),
        Instant.ofEpochSecond(recordedAt),
        version,
        cause);
  }
}
