package dev.astrolabe.qualification;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.runtime.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The entries of a lead, newest first, with what each gives now. */
final class Timeline {
  private final Lead lead;
  private final List<Entry> newestFirst;
  private final Facts facts;
  private final Map<EntryId, Long> points = new HashMap<>();

  Timeline(Lead lead, List<Entry> entries, CompiledModel model, Instant now) {
    this.lead = lead;
    this.newestFirst = entries.stream().sorted(Entry.ORDER.reversed()).toList();
    this.facts = Facts.of(entries);
    for (var line : Explainer.assess(model, entries, now, now).lines()) {
      line.entry().ifPresent(entry -> points.merge(entry, line.points(), Long::sum));
    }
  }

  /**
   * A part of the timeline.
   *
   * @param next the position behind its last entry, where more follow
   */
  record Page(List<Json> items, Optional<String> next) {}

  /**
   * One page; it ends early where it would become too large.
   *
   * @param after the position behind which it begins: {@code occurredAt source id}, with line
   *     breaks between
   */
  Page page(Optional<String> after, int limit) {
    int from = after.map(this::behind).orElse(0);
    int most = Math.min(newestFirst.size(), from + limit);
    var page = new FullPage();
    int to = from;
    while (to < most && page.add(item(newestFirst.get(to)))) {
      to++;
    }
    return new Page(
        page.items(), to < newestFirst.size() ? Optional.of(position(to - 1)) : Optional.empty());
  }

  private String position(int i) {
    var entry = newestFirst.get(i);
    return entry.occurredAt().getEpochSecond()
        + "\n"
        + entry.id().source()
        + "\n"
        + entry.id().id();
  }

  /** Behind the position, wherever it is by now: entries may have come in between. */
  private int behind(String position) {
    var parts = List.of(position.split("\n", 3));
    var at = Instant.ofEpochSecond(Long.parseLong(parts.get(0)));
    var id = new EntryId(parts.get(1), parts.get(2));
    int i = 0;
    while (i < newestFirst.size() && !isBehind(newestFirst.get(i), at, id)) {
      i++;
    }
    return i;
  }

  private static boolean isBehind(Entry entry, Instant at, EntryId id) {
    int byTime = entry.occurredAt().compareTo(at);
    return byTime < 0 || (byTime == 0 && entry.id().compareTo(id) < 0);
  }

  private Json item(Entry entry) {
    var mark = Optional.ofNullable(facts.marks().get(entry.id()));
    var item =
        Json.object()
            .put("source", entry.id().source())
            .put("entryId", entry.id().id())
            .put("kind", entry.kind())
            .put("occurredAt", entry.occurredAt().toString())
            .put("recordedAt", entry.recordedAt().toString())
            .put("trust", entry.trust().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("origin", entry.origin().name().toLowerCase(Locale.ROOT))
            .put("identity", identity(entry))
            .put("profile", Json.ofTexts(entry.profile()))
            .put("payload", Json.ofTexts(entry.payload()))
            .put("links", Json.array(entry.links().stream().map(Timeline::link).toList()))
            .put("quarantined", mark.isPresent() && mark.get().quarantined())
            .put("quarantineReason", Json.ofText(mark.map(Facts.MarkInForce::reason)))
            .put("points", AssessmentJson.points(points.getOrDefault(entry.id(), 0L)));
    entry.directive().ifPresent(directive -> item.put("directive", directive(directive)));
    return item.build();
  }

  private Json identity(Entry entry) {
    return Json.object()
        .put("kind", entry.home().kind().code())
        .put(
            "value",
            entry.home().kind() == IdentityKind.INTERNAL ? lead.id().value() : entry.home().key())
        .build();
  }

  private static Json link(Link link) {
    return Json.object()
        .put("kind", link.other().kind().code())
        .put("value", link.other().key())
        .put("state", link.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .build();
  }

  private static Json directive(Directive directive) {
    return switch (directive) {
      case Directive.Mark(var target, boolean quarantined, var reason) ->
          Json.object()
              .put("kind", quarantined ? "quarantine" : "lift")
              .put("source", target.source())
              .put("entryId", target.id())
              .put("reason", reason)
              .build();
      case Directive.Merge() -> Json.object().put("kind", "merge").build();
      case Directive.Cut(var left, var right, boolean lifted) ->
          Json.object()
              .put("kind", lifted ? "cut-lifted" : "cut")
              .put("left", left.size())
              .put("right", right.size())
              .build();
    };
  }
}
