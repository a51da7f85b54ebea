package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Explainer;
import dev.astrolabe.model.scoring.Tally;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings a lead up to date: by one entry, by all of them again, or by time alone. Touches no store;
 * the same entries give the same lead in any order.
 */
public final class Folding {
  private final List<CompiledModel> models;

  /**
   * @param models the active version of every model
   */
  public Folding(List<CompiledModel> models) {
    this.models = List.copyOf(models);
  }

  /**
   * The lead with one more entry, assessed at {@code now}. Empty where the lead stands under other
   * model versions than the active ones: then read all its entries and {@link #refold}. An entry
   * that is folded already changes nothing but the time of assessment; nor does another one with
   * its id, from a home that was joined: which of the two stands only {@link #refold} can tell.
   */
  public Optional<Lead> fold(Lead lead, Entry entry, Instant now) {
    if (lead.version() > 0 && !standsUnderActiveModels(lead)) {
      return Optional.empty();
    }
    var facts = isFolded(lead, entry) ? lead.facts() : lead.facts().with(entry);
    boolean hides = !facts.marks().equals(lead.facts().marks());
    var identities = identities(lead.identities(), entry);
    var changed = lead(lead, identities, facts, waited(lead, List.of(entry)));
    var history = OpenBackfills.of(entry);
    if (history.isPresent() && !isFolded(lead, entry)) {
      var open = new TreeSet<>(lead.openBackfills());
      open.add(history.get());
      changed = changed.withOpenBackfills(open);
    }
    for (var model : models) {
      var before = Optional.ofNullable(lead.standings().get(model.model().name()));
      var evidence = before.map(Standing::evidence).orElse(Evidence.NONE).with(model, entry);
      long at = entry.occurredAt().getEpochSecond();
      var from =
          before
              .map(Standing::checkpoint)
              .filter(checkpoint -> !hides && checkpoint.asOf() < at)
              .orElse(Checkpoint.BEGINNING);
      changed = stand(changed, model, evidence, from, before, now, new Cause.ByEntry(entry.id()));
    }
    return Optional.of(changed);
  }

  /**
   * Whether one of them, not folded yet, was received before something was recorded of the lead.
   */
  private static boolean waited(Lead lead, Collection<Entry> entries) {
    var recorded = lead.lastRecorded();
    return !lead.standings().isEmpty()
        && lead.version() > 0
        && entries.stream()
            .anyMatch(entry -> !entry.recordedAt().isAfter(recorded) && !isFolded(lead, entry));
  }

  private static boolean isFolded(Lead lead, Entry entry) {
    return !lead.standings().isEmpty()
        && lead.standings().values().stream().allMatch(s -> s.evidence().contains(entry.id()));
  }

  /**
   * The lead from nothing but its entries, assessed at {@code now}; transitions that were recorded
   * stay. It waits for the imports it waited for: see {@link OpenBackfills}.
   */
  public Lead refold(Lead lead, Collection<Entry> entries, Instant now, Cause cause) {
    var all = Explainer.existing(entries, Instant.MAX, Instant.MAX);
    SortedSet<Identity> identities = lead.identities();
    // Links hold of every entry, also of one that does not count because its id stands elsewhere:
    // without them the two would not be in one ledger.
    for (var entry : entries) {
      identities = identities(identities, entry);
    }
    var changed = lead(lead, identities, Facts.of(all), waited(lead, all));
    changed = changed.withStandings(active(lead.standings()));
    for (var model : models) {
      var before = Optional.ofNullable(lead.standings().get(model.model().name()));
      changed =
          stand(changed, model, Evidence.of(model, all), Checkpoint.BEGINNING, before, now, cause);
    }
    return changed;
  }

  /** The lead as time alone leaves it at {@code now}. */
  public Lead visit(Lead lead, Instant now) {
    return visit(lead, now, new Cause.ByTime());
  }

  /** The lead as it is at {@code now}, a change of stage put down to {@code cause}. */
  Lead visit(Lead lead, Instant now, Cause cause) {
    var changed = lead;
    for (var model : models) {
      var before = Optional.ofNullable(lead.standings().get(model.model().name()));
      if (before.isPresent() && before.get().version() == model.model().version()) {
        changed =
            stand(
                changed,
                model,
                before.get().evidence(),
                before.get().checkpoint(),
                before,
                now,
                cause);
      }
    }
    return changed;
  }

  /** The active version of every model. */
  List<CompiledModel> models() {
    return models;
  }

  /** Whether the lead stands under the active version of every model, and under no other. */
  public boolean standsUnderActiveModels(Lead lead) {
    return lead.standings().size() == models.size()
        && models.stream()
            .allMatch(model -> {
              var standing = lead.standings().get(model.model().name());
              return standing != null && standing.version() == model.model().version();
            });
  }

  private SortedMap<String, Standing> active(SortedMap<String, Standing> standings) {
    var kept = new TreeMap<String, Standing>();
    for (var model : models) {
      var standing = standings.get(model.model().name());
      if (standing != null) {
        kept.put(model.model().name(), standing);
      }
    }
    return kept;
  }

  private static SortedSet<Identity> identities(SortedSet<Identity> before, Entry entry) {
    var identities = new TreeSet<>(before);
    identities.add(entry.home());
    for (var link : entry.links()) {
      if (link.state() == Link.State.IN_FORCE) {
        identities.add(link.other());
      }
    }
    return identities;
  }

  private static Lead stand(
      Lead lead,
      CompiledModel model,
      Evidence evidence,
      Checkpoint from,
      Optional<Standing> before,
      Instant time,
      Cause cause) {
    // A writer's now is never before the state it updates.
    var now =
        before.map(Standing::assessedAt).filter(assessed -> assessed.isAfter(time)).orElse(time);
    long u = now.getEpochSecond();
    var tally = new Tally(model, evidence, lead.facts());
    var course = new Course(tally);
    var start = from.asOf() < u ? from : Checkpoint.BEGINNING;
    // Just before the newest entry: an entry of the same second can still be folded from here.
    var checkpoint = start;
    if (tally.entries().length > 0) {
      long newest = tally.entries()[tally.entries().length - 1];
      checkpoint = course.walk(start, Math.min(newest - 1, u)).end();
    }
    var walk = course.walk(checkpoint, u);
    var recorded = before.map(Standing::stage).orElse(Stage.LEAD);
    // Of a past that is not all in nothing is recorded; what is recorded stays.
    var stage = lead.openBackfills().isEmpty() ? walk.end().stage() : recorded;
    var newest = before.flatMap(Standing::newest);
    var pending = new TreeSet<>(lead.handoffsPending());
    if (stage != recorded) {
      int n = newest.map(Transition::n).orElse(0) + 1;
      var name = model.model().name();
      newest =
          Optional.of(
              new Transition(
                  name,
                  n,
                  recorded,
                  stage,
                  effective(course, walk, u, newest),
                  now,
                  model.model().version(),
                  cause));
      if (stage == Stage.SQL && cause.handsOver()) {
        pending.add(name + "#" + n);
      }
    }
    var score = tally.score(u);
    var next = course.nextChange(walk.end());
    var standing =
        new Standing(
            model.model().name(),
            model.model().version(),
            evidence,
            checkpoint,
            stage,
            newest,
            score,
            model.model().grading().grade(score.fit(), score.engagement()),
            now,
            next.isPresent()
                ? Optional.of(Instant.ofEpochSecond(next.getAsLong()))
                : Optional.empty());
    var standings = new TreeMap<>(lead.standings());
    standings.put(standing.model(), standing);
    return lead.withStandings(standings).withHandoffsPending(pending);
  }

  /**
   * The second from which the stage at u has held; not before the former transition took effect,
   * where the past looks different by now.
   */
  private static Instant effective(
      Course course, Course.Walk walk, long u, Optional<Transition> former) {
    long at = walk.changes().isEmpty() ? course.since(u).orElse(u) : walk.changes().getLast().at();
    var found = Instant.ofEpochSecond(at);
    return former.map(Transition::effectiveAt).filter(found::isBefore).orElse(found);
  }

  private static Lead lead(Lead lead, SortedSet<Identity> identities, Facts facts, boolean waited) {
    return new Lead(
        lead.id(),
        lead.version(),
        lead.createdAt(),
        identities,
        facts,
        lead.standings(),
        lead.mergedInto(),
        lead.merges(),
        lead.handoffsPending(),
        lead.openBackfills(),
        lead.partedAt(),
        waited || lead.recount());
  }
}
