package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.stage.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that has to be written to bring a lead from what is stored to {@code next}, in this order:
 * items that nobody reads until something names them, then the facts, then the state.
 *
 * @param first items that are safe to write whatever becomes of the rest
 * @param facts the item of the facts, where they changed
 * @param state the next state
 * @param next what is stored then
 * @param obsolete sort keys of items that nothing names once the state is written
 */
record LeadWrite(
    StoredLead before,
    List<Item> first,
    Optional<Item> facts,
    Item state,
    StoredLead next,
    Set<String> obsolete) {

  static LeadWrite of(StoredLead stored, Lead after) {
    var partition = LeadState.partition(stored.id());
    var first = new ArrayList<Item>();
    var obsolete = new HashSet<String>();
    long version = stored.version() + 1;

    var plans = new HashMap<String, SealedRows.Plan>();
    var rows = new HashMap<String, SealedRows>();
    boolean visited = after.facts().equals(stored.knownFacts());
    // Who only notes what became of a hand-off may not delete, and changes nothing of the rest.
    boolean sweeps =
        !visited
            || !after
                .standings()
                .equals(stored.lead().map(Lead::standings).orElseGet(TreeMap::new));
    var named = new HashSet<String>();
    for (Map.Entry<String, Standing> standing : after.standings().entrySet()) {
      var model = standing.getKey();
      var before = standing(stored, model);
      var kept =
          before.isPresent() && before.get().version() == standing.getValue().version()
              ? stored.rows().getOrDefault(model, SealedRows.NONE)
              : SealedRows.NONE;
      var known = kept.equals(SealedRows.NONE) ? Evidence.NONE : evidence(before);
      var evidence = standing.getValue().evidence();
      visited &= evidence.equals(evidence(before));
      var plan = kept.plan(known, evidence, version);
      plans.put(model, plan);
      rows.put(model, plan.rows());
      named.addAll(plan.rows().segments());
      plan.fresh().forEach(segment -> first.add(segment(partition, segment)));
    }
    stored.rows().values().stream()
        .flatMap(kept -> kept.segments().stream())
        .filter(name -> !named.contains(name))
        .forEach(name -> obsolete.add(LeadState.SEGMENT_PREFIX + name));
    stored.orphanRows().stream()
        .filter(name -> !named.contains(name))
        .forEach(name -> obsolete.add(LeadState.SEGMENT_PREFIX + name));

    var change = factsChange(stored, after);
    change.ifPresent(facts -> {
      facts.fresh().forEach(segment -> first.add(FactsItem.segment(partition, segment)));
      var used = facts.item().segments();
      stored.factSegments().keySet().stream()
          .filter(name -> !used.contains(name))
          .forEach(name -> obsolete.add(FactsItem.SEGMENT_PREFIX + name));
    });

    replaced(stored, after).forEach(t -> first.add(TransitionPack.item(partition, t)));
    first.addAll(words(stored, after));

    long tag = change.map(c -> c.item().written()).orElse(stored.factsTag());
    var due = IndexKeys.due(stored.state().flatMap(LeadState::due), after, visited);
    var state =
        LeadState.item(
            after, version, tag, plans, due, after.isToCountAfter(before(stored, after)));
    var next =
        new StoredLead(
            stored.id(),
            Optional.of(state),
            change.map(FactsItem.Change::item).orElse(stored.facts()),
            change.map(FactsItem.Change::loaded).orElse(stored.factSegments()),
            rows,
            Optional.of(after.stored(before(stored, after))),
            sweeps ? Set.of() : stored.orphanRows(),
            change.isPresent() ? Set.of() : stored.orphanFacts());
    return new LeadWrite(
        stored,
        first,
        change.map(c -> c.item().item(partition)),
        state,
        next,
        sweeps ? obsolete : Set.of());
  }

  private static Lead before(StoredLead stored, Lead after) {
    return stored.lead().orElseGet(() -> Lead.first(after.id(), after.createdAt()));
  }

  private static Optional<Standing> standing(StoredLead stored, String model) {
    return stored.lead().map(lead -> lead.standings().get(model));
  }

  private static Evidence evidence(Optional<Standing> standing) {
    return standing.map(Standing::evidence).orElse(Evidence.NONE);
  }

  private static Item segment(String partition, SealedRows.Segment segment) {
    return Item.of(partition, LeadState.SEGMENT_PREFIX + segment.name())
        .number(Item.FORMAT, LeadState.PART_FORMAT)
        .bytes("b", segment.content().asByteArrayUnsafe())
        .build();
  }

  private static Optional<FactsItem.Change> factsChange(StoredLead stored, Lead after) {
    var known = stored.knownFacts();
    return after.facts().equals(known)
        ? Optional.empty()
        : Optional.of(
            stored.facts().change(stored.factsTag(), known, after.facts(), stored.factSegments()));
  }

  /** The newest transitions of the stored state that {@code after} carries no longer. */
  private static List<Transition> replaced(StoredLead stored, Lead after) {
    return stored.lead().stream()
        .flatMap(lead -> lead.standings().values().stream())
        .flatMap(standing -> standing.newest().stream())
        .filter(former ->
            !Optional.ofNullable(after.standings().get(former.model()))
                .flatMap(Standing::newest)
                .equals(Optional.of(former)))
        .toList();
  }

  /** New words of the name. Those of a former name stay and are passed over by the search. */
  private static List<Item> words(StoredLead stored, Lead after) {
    var known = stored.lead().map(IndexKeys::words).orElse(List.of());
    return IndexKeys.words(after).stream()
        .filter(word -> !known.contains(word))
        .map(word ->
            Item.of(IndexKeys.wordPartition(word), word + "#" + after.id().value())
                .number(Item.FORMAT, LeadState.PART_FORMAT)
                .build())
        .toList();
  }
}
