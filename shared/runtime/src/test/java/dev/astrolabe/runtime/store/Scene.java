package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.CreatedLeads;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.model.lead.InMemoryBackfills;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.lead.MergeLeads;
import dev.astrolabe.model.lead.Quarantine;
import dev.astrolabe.model.lead.Reassess;
import dev.astrolabe.model.lead.RefoldLead;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.lead.SweepDue;
import dev.astrolabe.model.lead.UnmergeLeads;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.stage.Cause;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.model.stage.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A few people in shared tables, known to nobody else, and what processes do about them. */
final class Scene {
  /** By then everything has happened. */
  static final Instant END = MONDAY.plusSeconds(40L * 86_400);

  private final String prefix;
  private final LocalTables.Names names;
  private final List<LeadId> ids = new ArrayList<>();

  /** Identities that acts named, without the prefix. */
  private final TreeMap<String, Identity> people = new TreeMap<>();

  Scene(String prefix, LocalTables.Names names) {
    this.prefix = prefix;
    this.names = names;
  }

  /** An identity that only this scene knows. */
  Identity person(IdentityKind kind, String name) {
    return people.computeIfAbsent(
        kind.code() + " " + name, n -> new Identity(kind, prefix + name + "@example.com"));
  }

  private String model() {
    return "m" + prefix;
  }

  /** The model's version 1 gives 21 for logistics, version 40 gives 60. */
  private CompiledModel version(int version) {
    return Samples.model(model(), version);
  }

  /** What an act does where it needs something that is not there yet: it is tried later. */
  static final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What a function holds between two messages; made anew where its process died. */
  final class Worker {
    final DynamoLedger ledger;
    final DynamoLeads leads;
    final DynamoHandOffs handOffs;
    final ModelDocuments documents;

    Worker(DynamoDbClient client) {
      ledger = new DynamoLedger(client, names.ledger());
      leads = new DynamoLeads(client, names.leads(), names.ledger());
      handOffs = new DynamoHandOffs(client, names.leads());
      documents = new ModelDocuments(client, names.config());
    }

    Folding folding() {
      int active = documents.active().getOrDefault(model(), 1);
      return new Folding(List.of(version(active)));
    }

    AcceptEntry acceptEntry() {
      return new AcceptEntry(ledger, leads, handOffs, folding(), this::newId);
    }

    private LeadId newId() {
      ids.add(new LeadId("L-" + prefix + (ids.size() + 1)));
      return ids.getLast();
    }

    MergeLeads merging() {
      return new MergeLeads(ledger, leads, acceptEntry());
    }

    UnmergeLeads unmerging() {
      return new UnmergeLeads(ledger, leads, handOffs, folding());
    }

    Quarantine quarantine() {
      return new Quarantine(ledger, leads, acceptEntry());
    }

    void publish(int version, Instant now) {
      documents.publish(new ModelDocuments.Version(model(), version, "{}", now));
      documents.activate(model(), version, now);
    }

    void reassess(Instant now) {
      new Reassess(created(), ledger, leads, folding())
          .work(
              new Reassess.Piece(model(), 40, "all", Optional.empty()),
              now,
              (lead, failure) -> {
                throw failure;
              });
    }

    void sweep(Instant now) {
      var backfills =
          new BackfillLeads(
              new InMemoryBackfills(), ledger, leads, folding(), (active, at) -> List.of());
      new SweepDue((until, cursor, limit) -> all(), ledger, leads, folding(), backfills)
          .sweep(
              now,
              () -> false,
              (lead, failure) -> {
                throw failure;
              });
    }

    /** Hands over what is pending, in the order of the function that does it. */
    void handOver(Instant now) {
      for (var id : ids) {
        var lead = leads.read(id);
        if (lead.isPresent()) {
          handOver(lead.get(), now);
        }
      }
    }

    private void handOver(Lead seen, Instant now) {
      var done = new TreeSet<>(seen.handoffsPending());
      for (var code : done) {
        int n = Integer.parseInt(code.substring(code.lastIndexOf('#') + 1));
        var handOff = handOffs.put(HandOff.open(seen.id(), model(), n, now));
        for (var delivery : HandOff.Delivery.values()) {
          if (!handOff.delivered().contains(delivery)) {
            handOffs.delivered(handOff, delivery);
          }
        }
      }
      var lead = seen;
      while (!done.isEmpty()) {
        var pending = new TreeSet<>(lead.handoffsPending());
        pending.removeAll(done);
        if (pending.equals(lead.handoffsPending())
            || leads.save(lead, lead.withHandoffsPending(pending))) {
          return;
        }
        lead = leads.read(seen.id()).orElseThrow();
      }
    }

    private LeadPage all() {
      return new LeadPage(
          ids.stream().filter(id -> leads.read(id).isPresent()).toList(), Optional.empty());
    }

    private CreatedLeads created() {
      return new CreatedLeads() {
        @Override
        public List<String> buckets(Instant until) {
          return List.of("all");
        }

        @Override
        public LeadPage created(String bucket, Optional<String> cursor, int limit) {
          return all();
        }
      };
    }

    /** The lead that answers for the identity. */
    Lead leadOf(Identity identity) {
      var claim = ledger.claimOf(identity).orElseThrow(NotYet::new);
      var lead = leads.read(claim.lead()).orElseThrow(NotYet::new);
      while (lead.mergedInto().isPresent()) {
        lead = leads.read(lead.mergedInto().get()).orElseThrow();
      }
      return lead;
    }

    private List<Lead> stored() {
      return ids.stream().flatMap(id -> leads.read(id).stream()).toList();
    }

    /** Everything that is stored, whatever leads are called. */
    List<String> everything() {
      var all = new ArrayList<String>();
      for (var lead : stored()) {
        all.add(
            String.join(
                "; ",
                lead.mergedInto().isPresent() ? "merged" : "lives",
                named(lead.identities()).toString(),
                settled(lead, lead.assessedAt()),
                "pending " + lead.handoffsPending(),
                lead.merges().size() + " merges",
                moves(lead).toString(),
                handOffs(lead).toString()));
      }
      all.sort(null);
      all.addAll(claims());
      return all;
    }

    /** What entries alone decide: the same whatever the order in which they were taken in. */
    List<String> settled() {
      var all = new ArrayList<String>();
      for (var lead : stored()) {
        if (lead.mergedInto().isEmpty()) {
          all.add(named(lead.identities()) + "; " + settled(lead, END));
        }
      }
      all.sort(null);
      all.addAll(claims());
      return all;
    }

    private String settled(Lead lead, Instant at) {
      var standing = folding().visit(lead, at).standings().get(model());
      var facts = lead.facts().history().stream().map(f -> f.attribute() + "=" + f.value());
      return facts.toList()
          + "; "
          + lead.facts().marks().values().stream().map(m -> m.quarantined()).toList()
          + (standing == null
              ? "; nothing"
              : "; v%d %s %s of %d"
                  .formatted(
                      standing.version(),
                      standing.stage(),
                      standing.score(),
                      standing.evidence().size()));
    }

    private List<String> claims() {
      var claims = new ArrayList<String>();
      people.forEach((name, identity) -> {
        var claim = ledger.claimOf(identity);
        claims.add(
            name
                + claim.map(c ->
                    ": "
                        + c.original().replace(prefix, "")
                        + " of "
                        + named(leadOf(identity).identities())));
      });
      return claims;
    }

    private List<String> named(Collection<Identity> identities) {
      return people.entrySet().stream()
          .filter(person -> identities.contains(person.getValue()))
          .map(Map.Entry::getKey)
          .toList();
    }

    private List<String> moves(Lead lead) {
      return leads.transitions(lead.id()).stream()
          .map(t ->
              "%d %s>%s %s %s v%d %s"
                  .formatted(
                      t.n(),
                      t.from(),
                      t.to(),
                      t.effectiveAt(),
                      t.recordedAt(),
                      t.modelVersion(),
                      t.cause().getClass().getSimpleName()))
          .toList();
    }

    private List<String> handOffs(Lead lead) {
      return handOffs.of(lead.id()).stream()
          .map(h -> h.n() + " " + h.createdAt() + " " + h.state() + " " + h.delivered())
          .sorted()
          .toList();
    }

    /** What must hold once everything came again. */
    void check(String where) {
      for (var lead : stored()) {
        var moves = leads.transitions(lead.id());
        for (int i = 0; i < moves.size(); i++) {
          assertThat(moves.get(i).n()).as(where).isEqualTo(i + 1);
          assertThat(moves.get(i).from())
              .as(where)
              .isEqualTo(i == 0 ? Stage.LEAD : moves.get(i - 1).to());
        }
        assertThat(lead.handoffsPending()).as(where).isEmpty();
        var handedOver = handOffs.of(lead.id());
        var reasons = moves.stream().filter(t -> t.to() == Stage.SQL).toList();
        assertThat(handedOver)
            .as(where + ": hand-offs have transitions that publishing did not make")
            .allSatisfy(h -> {
              assertThat(h.delivered()).containsExactlyInAnyOrder(HandOff.Delivery.values());
              assertThat(reasons)
                  .anyMatch(t -> t.n() == h.n() && !(t.cause() instanceof Cause.ByPublishing));
            });
        assertThat(reasons.stream().filter(Worker::alwaysHandedOver).map(Transition::n))
            .as(where + ": transitions have hand-offs")
            .isSubsetOf(handedOver.stream().map(HandOff::n).toList());
        if (lead.mergedInto().isEmpty()) {
          assertThat(
                  new RefoldLead(ledger, leads, folding())
                      .refold(lead.id(), END, new Cause.ByTime()))
              .as(where + ": stored = replayed")
              .isInstanceOf(RefoldLead.Outcome.Same.class);
        }
      }
    }

    private static boolean alwaysHandedOver(Transition transition) {
      return transition.cause() instanceof Cause.ByEntry
          || transition.cause() instanceof Cause.ByTime;
    }
  }
}
