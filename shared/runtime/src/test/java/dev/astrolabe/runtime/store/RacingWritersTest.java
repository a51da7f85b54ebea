package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.map;
import static dev.astrolabe.model.lead.Samples.phone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.RefoldLead;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.lead.StillContended;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.stage.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Several writers at one person, each with a store of its own, as in several instances. */
final class RacingWritersTest {
  private static final Folding FOLDING = new Folding(List.of(Samples.model(1)));
  private static final int WRITERS = 4;
  private static final int EACH = 15;

  private final DynamoDbClient client = LocalTables.client();
  private final LocalTables.Names names = LocalTables.create(client);
  private final DynamoLedger ledger = new DynamoLedger(client, names.ledger());
  private final AtomicInteger ids = new AtomicInteger();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void foldEveryEntryOnceAndLoseNoFact() throws InterruptedException, ExecutionException {
    race(writer -> "sara@example.com");

    var lead = owner("sara@example.com");
    var leads = leads();
    var stored = leads.read(lead).orElseThrow();
    assertThat(ledger.entries(email("sara@example.com"))).hasSize(WRITERS * EACH);
    assertThat(stored.standings().values())
        .allSatisfy(s -> assertThat(s.evidence().size()).isEqualTo(WRITERS * EACH));
    assertThat(stored.facts().history()).hasSize(WRITERS * 5);
    assertThat(
            new RefoldLead(ledger, leads, FOLDING)
                .refold(lead, MONDAY.plusSeconds(100_000), new Cause.ByTime()))
        .isInstanceOf(RefoldLead.Outcome.Same.class);
  }

  @Test
  void makeOneLeadOfFirstContactsByDifferentIdentitiesOfOnePerson()
      throws InterruptedException, ExecutionException {
    race(writer -> "sara" + writer + "@example.com");

    var owners = new HashSet<LeadId>();
    for (int writer = 0; writer < WRITERS; writer++) {
      owners.add(owner("sara" + writer + "@example.com"));
    }
    assertThat(owners).hasSize(1);
    var lead = leads().read(owners.iterator().next()).orElseThrow();
    assertThat(lead.standings().values())
        .allSatisfy(s -> assertThat(s.evidence().size()).isEqualTo(WRITERS * EACH));
    assertThat(
            new RefoldLead(ledger, leads(), FOLDING)
                .refold(lead.id(), MONDAY.plusSeconds(100_000), new Cause.ByTime()))
        .isInstanceOf(RefoldLead.Outcome.Same.class);
  }

  private interface Address {
    String of(int writer);
  }

  private DynamoLeads leads() {
    return new DynamoLeads(client, names.leads(), names.ledger());
  }

  private LeadId owner(String address) {
    var id = ledger.claimOf(email(address)).orElseThrow().lead();
    var lead = leads().read(id).orElseThrow();
    while (lead.mergedInto().isPresent()) {
      lead = leads().read(lead.mergedInto().get()).orElseThrow();
    }
    return lead.id();
  }

  private void race(Address addresses) throws InterruptedException, ExecutionException {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      var running = new ArrayList<Future<Integer>>();
      for (int writer = 0; writer < WRITERS; writer++) {
        running.add(writers.submit(writing(writer, addresses.of(writer))));
      }
      for (var one : running) {
        assertThat(one.get()).isEqualTo(EACH);
      }
    }
  }

  private Callable<Integer> writing(int writer, String address) {
    return () -> {
      var acceptEntry =
          new AcceptEntry(
              ledger,
              leads(),
              new DynamoHandOffs(client, names.leads()),
              FOLDING,
              () -> new LeadId("L-" + ids.incrementAndGet()));
      int accepted = 0;
      while (accepted < EACH) {
        try {
          acceptEntry.accept(arrival(writer, accepted, address), MONDAY.plusSeconds(10_000));
          accepted++;
        } catch (StillContended e) {
          // As the queue does it: the message comes again.
        }
      }
      return accepted;
    };
  }

  private static Arrival arrival(int writer, int i, String address) {
    var at = MONDAY.plusSeconds(writer + i * 10L);
    return new Arrival(
        new EntryId("site", writer + "-" + i),
        Optional.empty(),
        List.of(
            new Contact(email(address), address),
            new Contact(phone("+971501234567"), "+971501234567")),
        i % 3 == 0 ? "asked" : "seen",
        at,
        at,
        Trust.SIGNED,
        Origin.VOLUNTARY,
        i % 3 == 0 ? map("note", "said " + writer + " " + i) : new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty());
  }
}
