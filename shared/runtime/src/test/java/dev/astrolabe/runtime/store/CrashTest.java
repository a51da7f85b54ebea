package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.map;
import static dev.astrolabe.model.lead.Samples.phone;
import static dev.astrolabe.model.lead.Samples.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.RefoldLead;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.store.Crash.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A crash between any two requests loses nothing and doubles nothing: every request of a lead's way
 * fails once before it was sent and once after it was applied, the message comes again, and the
 * lead is what it would have been.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashTest {
  private static final Folding FOLDING = new Folding(List.of(Samples.model(1)));

  private final Crash crash = new Crash();
  private final DynamoDbClient client = LocalTables.client(crash);
  private final LocalTables.Names names = LocalTables.create(client);
  private int leadIds;
  private int runs;

  @AfterAll
  void close() {
    client.close();
  }

  /** What the function holds between two messages; made anew where its process died. */
  private final class Worker {
    final DynamoLedger ledger = new DynamoLedger(client, names.ledger());
    final DynamoLeads leads = new DynamoLeads(client, names.leads(), names.ledger());
    final AcceptEntry acceptEntry =
        new AcceptEntry(
            ledger,
            leads,
            new DynamoHandOffs(client, names.leads()),
            FOLDING,
            () -> new LeadId("L-" + ++leadIds));
  }

  private record Message(Arrival arrival, Instant now) {}

  /** What must come out however often a run was interrupted. */
  private record Result(
      int entries, int identities, Stage stage, long score, String facts, List<String> moves) {}

  @Test
  void aCrashAnywhereOnALeadsWayChangesNothing() {
    proveFor(
        prefix ->
            List.of(
                // First contact by three identities, with a profile.
                message(
                    prefix,
                    "1",
                    "seen",
                    0,
                    map("name", "سارا احمدی", "industry", "retail"),
                    email(prefix + "sara@example.com"),
                    phone("+97150" + prefix),
                    visitor(prefix + "v1")),
                // In order, then a change of an attribute.
                message(prefix, "2", "seen", 60, map(), email(prefix + "sara@example.com")),
                message(
                    prefix,
                    "3",
                    "asked",
                    120,
                    map("industry", "logistics"),
                    email(prefix + "sara@example.com")),
                // Late: before all others.
                message(
                    prefix,
                    "4",
                    "seen",
                    -600,
                    map("role", "cfo"),
                    email(prefix + "sara@example.com"))),
        List.of());
  }

  @Test
  void aCrashWhileTwoLeadsBecomeOneChangesNothing() {
    proveFor(
        prefix ->
            List.of(
                message(
                    prefix,
                    "1",
                    "seen",
                    0,
                    map("industry", "logistics"),
                    email(prefix + "sara@example.com"),
                    phone("+97150" + prefix)),
                // Somebody else, who turns out to be her.
                message(
                    prefix,
                    "5",
                    "asked",
                    180,
                    map("company", "Gulf"),
                    email(prefix + "s@work.example")),
                message(
                    prefix,
                    "6",
                    "seen",
                    240,
                    map(),
                    email(prefix + "s@work.example"),
                    email(prefix + "sara@example.com"))),
        List.of());
  }

  @Test
  void aCrashWhileRowsAndFactsAreSealedChangesNothing() {
    // 41 entries seal 33 rows, 32 more fill the state again, and one more extends the segment.
    proveFor(
        prefix ->
            List.of(
                message(
                    prefix,
                    "73",
                    "asked",
                    7300,
                    map("note", "the last ".repeat(8)),
                    email(prefix + "sara@example.com")),
                message(
                    prefix,
                    "74",
                    "seen",
                    7400,
                    map("note", "afterwards"),
                    email(prefix + "sara@example.com"))),
        List.of(41, 31));
  }

  private interface Scenario {
    List<Message> messages(String prefix);
  }

  private void proveFor(Scenario scenario, List<Integer> before) {
    var undisturbed = run(scenario, before, Integer.MAX_VALUE, Moment.BEFORE_SENDING, false);
    int requests = undisturbed.requests();
    assertThat(requests).isBetween(10, 200);
    for (int k = 1; k <= requests; k++) {
      for (var moment : Moment.values()) {
        for (boolean dies : outlives(moment)) {
          assertThat(run(scenario, before, k, moment, dies).result())
              .as("request %d of %d fails %s, process dies: %s", k, requests, moment, dies)
              .isEqualTo(undisturbed.result());
        }
      }
    }
  }

  /** What was never sent leaves a surviving process nothing that it could know wrongly. */
  private static List<Boolean> outlives(Moment moment) {
    return moment == Moment.BEFORE_SENDING ? List.of(true) : List.of(true, false);
  }

  private Run run(Scenario scenario, List<Integer> before, int k, Moment moment, boolean dies) {
    var prefix = ++runs + "-";
    crash.none();
    var process = new Worker();
    int preloaded = 0;
    for (int batch : before) {
      preload(process, prefix, preloaded, batch);
      preloaded += batch;
    }
    var messages = scenario.messages(prefix);
    crash.at(k, moment);
    for (var message : messages) {
      try {
        process.acceptEntry.accept(message.arrival(), message.now());
      } catch (SdkClientException e) {
        process = dies ? new Worker() : process;
        process.acceptEntry.accept(message.arrival(), message.now());
      }
    }
    int requests = crash.requests();
    var fresh = new Worker();
    // At least once: all of it may come again.
    for (var message : messages) {
      assertThat(fresh.acceptEntry.accept(message.arrival(), messages.getLast().now()))
          .isInstanceOf(AcceptEntry.Outcome.AlreadyCounted.class);
    }
    return new Run(result(fresh, messages), requests);
  }

  private record Run(Result result, int requests) {}

  /** Entries in the ledger and folded, as one write. */
  private void preload(Worker process, String prefix, int from, int count) {
    var last = Optional.<Arrival>empty();
    for (int i = from + 1; i <= from + count; i++) {
      var arrival =
          message(
                  prefix,
                  Integer.toString(i),
                  "seen",
                  i * 100,
                  i % 8 == 0 ? map("note", "something he said " + i) : map(),
                  email(prefix + "sara@example.com"))
              .arrival();
      last = Optional.of(arrival);
      if (from == 0 && i == 1) {
        process.acceptEntry.accept(arrival, arrival.occurredAt());
      } else {
        process.ledger.append(entry(arrival));
      }
    }
    var owner =
        process.ledger.claimOf(last.orElseThrow().home()).map(claim -> claim.lead()).orElseThrow();
    new RefoldLead(process.ledger, process.leads, FOLDING)
        .refold(owner, last.orElseThrow().occurredAt(), new Cause.ByTime());
  }

  private static Entry entry(Arrival arrival) {
    return new Entry(
        arrival.id(),
        arrival.home(),
        arrival.kind(),
        arrival.occurredAt(),
        arrival.recordedAt(),
        arrival.trust(),
        arrival.origin(),
        arrival.profile(),
        arrival.payload(),
        List.of(),
        arrival.directive());
  }

  private Result result(Worker process, List<Message> messages) {
    var now = messages.getLast().now();
    var home = messages.getFirst().arrival().home();
    var lead = answering(process, home);
    assertThat(
            new RefoldLead(process.ledger, process.leads, FOLDING)
                .refold(lead.id(), now, new Cause.ByTime()))
        .as("stored = replayed")
        .isInstanceOf(RefoldLead.Outcome.Same.class);
    var standing = Objects.requireNonNull(lead.standings().get("default"));
    int entries = lead.identities().stream().mapToInt(i -> process.ledger.entries(i).size()).sum();
    assertThat(standing.evidence().size()).as("each entry is folded once").isEqualTo(entries);
    for (var message : messages) {
      assertThat(answering(process, message.arrival().home()).id()).isEqualTo(lead.id());
    }
    var transitions = process.leads.transitions(lead.id());
    for (int i = 0; i < transitions.size(); i++) {
      assertThat(transitions.get(i).n()).isEqualTo(i + 1);
    }
    return new Result(
        entries,
        lead.identities().size(),
        standing.stage(),
        standing.score().total(),
        lead.facts().history().stream()
            .map(f -> f.attribute() + "=" + f.value())
            .toList()
            .toString(),
        transitions.stream().map(t -> t.from() + ">" + t.to()).toList());
  }

  private static Lead answering(Worker process, Identity identity) {
    var lead =
        process.leads.read(process.ledger.claimOf(identity).orElseThrow().lead()).orElseThrow();
    while (lead.mergedInto().isPresent()) {
      lead = process.leads.read(lead.mergedInto().get()).orElseThrow();
    }
    return lead;
  }

  private static Message message(
      String prefix,
      String id,
      String kind,
      int seconds,
      SortedMap<String, String> profile,
      Identity... identities) {
    var at = MONDAY.plusSeconds(seconds);
    var now = seconds < 0 ? MONDAY.plusSeconds(150) : at;
    var contacts = new ArrayList<Contact>();
    Arrays.stream(identities).forEach(i -> contacts.add(new Contact(i, i.key())));
    return new Message(
        new Arrival(
            new EntryId("site", prefix + id),
            Optional.empty(),
            contacts,
            kind,
            at,
            now,
            Trust.SIGNED,
            Origin.VOLUNTARY,
            profile,
            new TreeMap<>(),
            Optional.empty()),
        now);
  }
}
