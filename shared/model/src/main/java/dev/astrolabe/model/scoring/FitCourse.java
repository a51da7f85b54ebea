package dev.astrolabe.model.scoring;

import dev.astrolabe.model.profile.Facts;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who a lead is at every second, worked out piece by piece when first asked for. */
final class FitCourse {
  private final CompiledModel model;
  private final Facts facts;

  /** The beginning of time, then each second at which an attribute the model asks about changes. */
  private final long[] times;

  private final @Nullable FitAt[] fits;

  FitCourse(CompiledModel model, Facts facts) {
    this.model = model;
    this.facts = facts;
    var changes = new TreeSet<Long>();
    changes.add(Instant.MIN.getEpochSecond());
    for (var fact : facts.history()) {
      if (model.attributes().contains(fact.attribute())) {
        changes.add(fact.occurredAt().getEpochSecond());
      }
    }
    times = changes.stream().mapToLong(Long::longValue).toArray();
    fits = new @Nullable FitAt[times.length];
  }

  FitAt at(long u) {
    int i = Tally.upTo(times, u) - 1;
    var fit = fits[i];
    if (fit == null) {
      fit = from(i);
      fits[i] = fit;
    }
    return fit;
  }

  private FitAt from(int i) {
    var before = i == 0 ? null : fits[i - 1];
    if (before == null) {
      return FitAt.of(model, facts, times[i]);
    }
    return before.with(facts, times[i], changedAt(times[i]));
  }

  /** The attributes that the model asks about and that some fact states at this very second. */
  private Set<String> changedAt(long u) {
    var changed = new LinkedHashSet<String>();
    for (var fact : facts.history()) {
      long at = fact.occurredAt().getEpochSecond();
      if (at > u) {
        break;
      }
      if (at == u && model.attributes().contains(fact.attribute())) {
        changed.add(fact.attribute());
      }
    }
    return changed;
  }

  /** The first second after u at which who the lead is changes; {@code Long.MAX_VALUE} if none. */
  long changeAfter(long u) {
    int i = Tally.upTo(times, u);
    return i < times.length ? times[i] : Long.MAX_VALUE;
  }

  /** From this second on nothing changes any more. */
  long quietFrom() {
    return times.length > 1 ? times[times.length - 1] + 1 : Long.MIN_VALUE;
  }
}
