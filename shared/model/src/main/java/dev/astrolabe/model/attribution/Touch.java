package dev.astrolabe.model.attribution;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.profile.Facts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One time a person came by a channel: a behaviour that the person did, that is not quarantined,
 * and that tells its channel. What came from a purchased list is nobody's touch.
 */
public record Touch(Instant at, EntryId entry, String channel, Optional<String> campaign) {

  /** The touches among a lead's entries up to an instant, oldest first. */
  public static List<Touch> of(Collection<Entry> entries, Instant until) {
    var marks = Facts.of(entries).marks();
    return entries.stream()
        .filter(Entry::isBehaviour)
        .filter(entry -> entry.origin() == Origin.VOLUNTARY)
        .filter(entry -> !entry.occurredAt().isAfter(until))
        .filter(entry -> !isHidden(marks.get(entry.id())))
        .sorted(Entry.ORDER)
        .flatMap(entry ->
            Channel.of(entry).stream()
                .map(channel ->
                    new Touch(entry.occurredAt(), entry.id(), channel, Channel.campaign(entry))))
        .toList();
  }

  private static boolean isHidden(Facts.@Nullable MarkInForce mark) {
    return mark != null && mark.quarantined();
  }
}
