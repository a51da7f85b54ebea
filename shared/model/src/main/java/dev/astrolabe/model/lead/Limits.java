package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How much of everything is accepted. Sizes are bytes of UTF-8. */
final class Limits {
  static final int ENTRIES = 20_000;
  static final int IDENTITIES = 40;

  /** Leads that one lead answers for, itself included. */
  static final int MERGED = 40;

  static final int ATTRIBUTE = 2 * 1024;
  static final int PAYLOAD = 32 * 1024;
  static final int PROFILE = 64 * 1024;

  /** Values that were ever stated, newest or not: what the profile's item can hold. */
  static final int HISTORY = 256 * 1024;

  private Limits() {}

  /** What is wrong with an arrival whoever it is about. */
  static List<Problem> of(Arrival arrival) {
    var problems = new ArrayList<Problem>();
    if (arrival.kind().isEmpty() || arrival.kind().length() > 64) {
      problems.add(new Problem("/kind", EntryFault.KIND_LENGTH));
    }
    if (!whole(arrival.occurredAt()) || !whole(arrival.recordedAt())) {
      problems.add(new Problem("/occurredAt", EntryFault.WHOLE_SECONDS));
    }
    if (arrival.occurredAt().isBefore(Entry.EARLIEST)
        || !arrival.occurredAt().isBefore(Entry.LATEST)) {
      problems.add(new Problem("/occurredAt", EntryFault.OCCURRED_AT_LIMITS));
    }
    arrival
        .profile()
        .forEach((attribute, value) -> {
          if (bytes(value) > ATTRIBUTE || bytes(attribute) > ATTRIBUTE) {
            problems.add(new Problem("/profile", EntryFault.ATTRIBUTE_SIZE));
          }
        });
    if (bytes(arrival.payload()) + bytes(arrival.profile()) > PAYLOAD) {
      problems.add(new Problem("/payload", EntryFault.ENTRY_SIZE));
    }
    if (arrival.contacts().size() > IDENTITIES) {
      problems.add(new Problem("/identities", EntryFault.IDENTITIES_OF_LEAD));
    }
    if (arrival.directive().isPresent()) {
      directive(arrival, arrival.directive().get(), problems);
    }
    for (int i = 0; i < arrival.contacts().size(); i++) {
      var identity = arrival.contacts().get(i).identity();
      if (identity.kind() == IdentityKind.INTERNAL && arrival.trust() != Trust.OPERATOR) {
        problems.add(new Problem("/identities/" + i, EntryFault.OPERATORS_ONLY));
      }
      if (identity.kind() == IdentityKind.INTERNAL && !LeadId.isValid(identity.key())) {
        problems.add(new Problem("/identities/" + i, EntryFault.NO_LEAD));
      }
    }
    return List.copyOf(problems);
  }

  private static void directive(Arrival arrival, Directive directive, List<Problem> problems) {
    switch (directive) {
      case Directive.Mark mark -> {
        // A door may quarantine what it takes in itself, before there is a lead; lifting is a
        // person's.
        if (arrival.home().kind() != IdentityKind.INTERNAL && !mark.quarantined()) {
          problems.add(new Problem("/identities/0", EntryFault.LIFT_BY_ID));
        }
      }
      case Directive.Merge merge -> {
        if (arrival.contacts().size() != 2
            || arrival.contacts().stream()
                .anyMatch(c -> c.identity().kind() != IdentityKind.INTERNAL)) {
          problems.add(new Problem("/identities", EntryFault.MERGE_OF_TWO));
        }
      }
      case Directive.Cut cut ->
          problems.add(new Problem("/directive", EntryFault.CUT_BY_UNMERGING));
    }
  }

  /** What is wrong with giving this entry to these leads, which it makes one. */
  static List<Problem> of(Entry entry, Collection<Identity> named, Collection<Lead> leads) {
    var problems = new ArrayList<Problem>();
    var identities = new TreeSet<Identity>(named);
    leads.forEach(lead -> identities.addAll(lead.identities()));
    // Orders are not scored, and who may give them may mend a lead that is full.
    if (entry.isBehaviour() && isFull(leads)) {
      problems.add(new Problem("", EntryFault.ENTRIES_OF_LEAD));
    }
    long merged = identities.stream().filter(i -> i.kind() == IdentityKind.INTERNAL).count();
    if (identities.size() - merged > IDENTITIES) {
      problems.add(new Problem("/identities", EntryFault.IDENTITIES_OF_LEAD));
    }
    if (merged > MERGED) {
      problems.add(new Problem("/identities", EntryFault.LEADS_OF_LEAD));
    }
    if (!entry.profile().isEmpty()) {
      profile(stated(entry, leads), problems);
    }
    return List.copyOf(problems);
  }

  /** Whether together they have as many scored entries as one lead may have. */
  private static boolean isFull(Collection<Lead> leads) {
    long folded = leads.stream().mapToLong(Limits::folded).sum();
    // Counting what is scored takes a look at each; most leads have far fewer of any kind.
    return folded >= ENTRIES && leads.stream().mapToLong(Limits::scored).sum() >= ENTRIES;
  }

  private static int folded(Lead lead) {
    return lead.standings().values().stream().mapToInt(s -> s.evidence().size()).max().orElse(0);
  }

  private static int scored(Lead lead) {
    return lead.standings().values().stream()
        .mapToInt(s -> s.evidence().scored(lead.facts()))
        .max()
        .orElse(0);
  }

  private static List<Fact> stated(Entry entry, Collection<Lead> leads) {
    var facts = new ArrayList<Fact>();
    leads.forEach(lead -> facts.addAll(lead.facts().history()));
    entry.profile().forEach((attribute, value) -> facts.add(Fact.of(entry, attribute, value)));
    facts.sort(Fact.ORDER);
    return facts;
  }

  private static void profile(List<Fact> facts, List<Problem> problems) {
    long history = 0;
    Map<String, Integer> newest = new HashMap<>();
    for (var fact : facts) {
      int size = bytes(fact.attribute()) + bytes(fact.value());
      history += size;
      newest.put(fact.attribute(), size);
    }
    if (newest.values().stream().mapToLong(Integer::longValue).sum() > PROFILE) {
      problems.add(new Problem("/profile", EntryFault.PROFILE_SIZE));
    } else if (history > HISTORY) {
      problems.add(new Problem("/profile", EntryFault.PROFILE_HISTORY_SIZE));
    }
  }

  private static boolean whole(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int bytes(Map<String, String> map) {
    return map.entrySet().stream().mapToInt(e -> bytes(e.getKey()) + bytes(e.getValue())).sum();
  }
}
