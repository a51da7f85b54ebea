package dev.astrolabe.scoring;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrivals;
import dev.astrolabe.model.lead.EntryFault;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.RefoldLead;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.RefusalJson;
import dev.astrolabe.runtime.text.EntryRefusal;
import dev.astrolabe.runtime.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the model refuses of an entry on the queue is kept as a code and read in any language. */
final class EntryFaultsTest extends ScoringScene {
  private static final Instant SPRING = Instant.parse("2026-04-02T08:00:00Z");
  private int sent;

  /** For each fault the place of it in the entry, and an entry that has it. */
  private Map<EntryFault, Map.Entry<String, Supplier<Arrival>>> bad() {
    var bad = new EnumMap<EntryFault, Map.Entry<String, Supplier<Arrival>>>(EntryFault.class);
    bad.put(EntryFault.KIND_LENGTH, Map.entry("/kind", () -> of("", SPRING, SARA)));
    bad.put(
        EntryFault.WHOLE_SECONDS,
        Map.entry("/occurredAt", () -> of("seen", SPRING.plusMillis(1), SARA)));
    bad.put(
        EntryFault.OCCURRED_AT_LIMITS,
        Map.entry("/occurredAt", () -> of("seen", Instant.parse("1999-12-31T23:59:59Z"), SARA)));
    bad.put(
        EntryFault.ATTRIBUTE_SIZE,
        Map.entry("/profile", () -> saying(Map.of("name", "x".repeat(2_049)))));
    bad.put(
        EntryFault.ENTRY_SIZE,
        Map.entry("/payload", () -> saying(attributes("name", 17, "x".repeat(2_000)))));
    bad.put(
        EntryFault.OPERATORS_ONLY,
        Map.entry("/identities/0", () -> of("seen", SPRING, leadOf(SARA).id().internal())));
    bad.put(
        EntryFault.NO_LEAD,
        Map.entry(
            "/identities/0",
            () -> ordered(of("seen", SPRING, new LeadId("L-999").internal()), Optional.empty())));
    bad.put(
        EntryFault.IDENTITIES_OF_LEAD,
        Map.entry("/identities", () -> of("seen", SPRING, people(0, 41))));
    bad.put(EntryFault.ENTRIES_OF_LEAD, Map.entry("", this::toFullLead));
    bad.put(EntryFault.LEADS_OF_LEAD, Map.entry("/identities", this::toLeadOfForty));
    bad.put(EntryFault.PROFILE_SIZE, Map.entry("/profile", () -> toProfile("a", "b", "c", "d")));
    bad.put(
        EntryFault.PROFILE_HISTORY_SIZE,
        Map.entry("/profile", () -> toProfile("e", "e", "e", "e", "e", "e", "e", "e", "e", "e")));
    bad.put(
        EntryFault.LIFT_BY_ID,
        Map.entry(
            "/identities/0",
            () ->
                ordered(
                    of("lift", SPRING, SARA),
                    Optional.of(new Directive.Mark(new EntryId("site", "0"), false, "a person")))));
    bad.put(
        EntryFault.MERGE_OF_TWO,
        Map.entry(
            "/identities",
            () -> ordered(of("merge", SPRING, SARA), Optional.of(new Directive.Merge()))));
    bad.put(
        EntryFault.CUT_BY_UNMERGING,
        Map.entry(
            "/directive",
            () ->
                ordered(
                    of("unmerge", SPRING, SARA),
                    Optional.of(new Directive.Cut(Set.of(SARA), Set.of(REZA), false)))));
    return bad;
  }

  private Arrival of(String kind, Instant at, Identity... who) {
    return arrival("e" + sent++, kind, at, who);
  }

  private Arrival saying(Map<String, String> profile) {
    return saying(SARA, profile);
  }

  private Arrival saying(Identity who, Map<String, String> profile) {
    return Arrivals.stating(of("seen", SPRING.plusSeconds(sent), who), new TreeMap<>(profile));
  }

  private static Arrival ordered(Arrival a, Optional<Directive> directive) {
    var operators = Arrivals.trusted(a, Trust.OPERATOR);
    return directive.map(each -> Arrivals.ordering(operators, each)).orElse(operators);
  }

  private static Map<String, String> attributes(String name, int many, String value) {
    var attributes = new TreeMap<String, String>();
    for (int i = 0; i < many; i++) {
      attributes.put(name + i, value);
    }
    return attributes;
  }

  private static Identity[] people(int from, int to) {
    var people = new Identity[to - from];
    for (int i = from; i < to; i++) {
      people[i - from] = email("p" + i + "@example.com");
    }
    return people;
  }

  /** The entry after the last one that a lead takes. */
  private Arrival toFullLead() {
    var who = email("full@example.com");
    take(message("first", of("seen", MONDAY, who)));
    for (int i = 1; i < 20_000; i++) {
      ledger.append(entry(who, "full" + i, "else", MONDAY.plusSeconds(i % 1000)));
    }
    new RefoldLead(ledger, leads, new Folding(models))
        .refold(leadOf(who).id(), MONDAY, new Cause.ByTime());
    return of("seen", MONDAY, who);
  }

  /** An entry that links a forty-first lead to forty that are one. */
  private Arrival toLeadOfForty() {
    var people = people(100, 141);
    for (var each : people) {
      take(message("one", of("seen", MONDAY, each)));
    }
    for (int i = 1; i < 40; i++) {
      take(
          message(
              "merge",
              ordered(
                  of(
                      "merge",
                      MONDAY.plusSeconds(i),
                      leadOf(people[0]).id().internal(),
                      leadOf(people[i]).id().internal()),
                  Optional.of(new Directive.Merge()))));
    }
    return ordered(of("seen", MONDAY, people[0], people[40]), Optional.empty());
  }

  /** The last of entries that each state many attributes about one person, one after the other. */
  private Arrival toProfile(String who, String... names) {
    var identity = email(who + "@example.com");
    int last = names.length - 1;
    for (int n = 0; n < last; n++) {
      take(message("said", saying(identity, attributes(names[n], Integer.toString(n)))));
    }
    return saying(identity, attributes(names[last], "z"));
  }

  /** Some 30 KB. */
  private static Map<String, String> attributes(String name, String letter) {
    return attributes(name, 15, letter.repeat(2_030));
  }

  @Test
  void isReadInTheLanguageOfWhoeverAsks() {
    take(message("before", of("seen", MONDAY, SARA)));
    var bad = bad();
    assertThat(bad).containsOnlyKeys(EntryFault.values());
    bad.forEach((fault, place) -> {
      var entry = place.getValue().get();
      assertThat(reasons).as("what leads to %s", fault).isEmpty();
      take(message("bad", entry));

      var expected = EntryRefusal.valueOf(fault.name());
      assertThat(reasons)
          .as(fault.name())
          .anySatisfy(reason -> {
            var read = RefusalJson.read(RefusalJson.write(reason.refusal(), Json.object()).build());
            assertThat(reason.pointer()).isEqualTo(place.getKey());
            assertThat(read.code()).isEqualTo(expected);
            var sentences = new ArrayList<String>();
            for (var language : Language.values()) {
              assertThat(read.in(language)).isEqualTo(EntryRefusal.of(fault).in(language));
              sentences.add(read.in(language));
            }
            assertThat(sentences).doesNotHaveDuplicates();
          });
      reasons.clear();
    });
  }
}
