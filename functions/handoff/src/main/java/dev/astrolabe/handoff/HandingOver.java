package dev.astrolabe.handoff;

import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.model.lead.HandOff.Delivery;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.StillContended;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.Transition;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hands over what a lead has pending: one hand-off for each transition into SQL, stored once; its
 * events and its mail at least once, each under the hand-off's id, and what is recorded as sent
 * never again. Safe to repeat after a failure at any point.
 */
final class HandingOver {
  private static final int LONGEST_CHAIN = 64;
  private static final int TRIES = 10;

  private final Ports ports;

  HandingOver(Ports ports) {
    this.ports = ports;
  }

  /** Hands over what the lead has pending; answers how many hand-offs that were. */
  int handOver(LeadId id, Instant now) {
    var read = ports.leads().read(id);
    if (read.isEmpty() || read.get().handoffsPending().isEmpty()) {
      return 0;
    }
    var done = new TreeSet<>(read.get().handoffsPending());
    for (var code : done) {
      handOver(read.get(), code, now);
    }
    clear(read.get(), done);
    return done.size();
  }

  private void handOver(Lead lead, String code, Instant now) {
    int hash = code.lastIndexOf('#');
    var model = code.substring(0, hash);
    int n = Integer.parseInt(code.substring(hash + 1));
    var transition =
        ports.leads().transitions(lead.id()).stream()
            .filter(t -> t.model().equals(model) && t.n() == n)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("a pending hand-off has no transition " + code));
    var handOff = ports.handOffs().put(HandOff.open(lead.id(), model, n, now));
    for (var delivery : Delivery.values()) {
      if (!handOff.delivered().contains(delivery)) {
        send(delivery, handOff, lead, transition);
        ports.handOffs().delivered(handOff, delivery);
      }
    }
  }

  private void send(Delivery delivery, HandOff handOff, Lead lead, Transition transition) {
    switch (delivery) {
      case STAGE_CHANGED_EVENT -> ports.bus().send(stageChanged(handOff, transition));
      case HANDOFF_CREATED_EVENT -> ports.bus().send(created(handOff, lead, transition));
      case MAIL -> ports.mailer().send(mail(handOff, lead, transition));
    }
  }

  private static Bus.Event stageChanged(HandOff handOff, Transition transition) {
    var data = data(handOff, transition);
    data.put("from", transition.from().name());
    data.put("to", transition.to().name());
    data.put("recordedAt", transition.recordedAt().toString());
    return new Bus.Event(
        handOff.id() + ".stage",
        "dev.astrolabe.lead.stage.changed",
        "leads/" + handOff.lead().value(),
        transition.recordedAt(),
        data);
  }

  private static Bus.Event created(HandOff handOff, Lead lead, Transition transition) {
    var data = data(handOff, transition);
    data.put("handoffId", handOff.id());
    data.put("stage", transition.to().name());
    var standing = Optional.ofNullable(lead.standings().get(handOff.model()));
    standing.ifPresent(s -> {
      data.put("score", Points.decimal(s.score().total()));
      data.put("grade", s.grade().toString());
    });
    return new Bus.Event(
        handOff.id(),
        "dev.astrolabe.handoff.created",
        "handoffs/" + handOff.id(),
        handOff.createdAt(),
        data);
  }

  private static SortedMap<String, Object> data(HandOff handOff, Transition transition) {
    var data = new TreeMap<String, Object>();
    data.put("leadId", handOff.lead().value());
    data.put("model", handOff.model());
    data.put("modelVersion", transition.modelVersion());
    data.put("n", handOff.n());
    data.put("effectiveAt", transition.effectiveAt().toString());
    return data;
  }

  private Mailer.Mail mail(HandOff handOff, Lead lead, Transition transition) {
    var now = handOff.createdAt();
    var person = answering(lead);
    var entries = new ArrayList<Entry>();
    person.identities().forEach(identity -> entries.addAll(ports.ledger().entries(identity)));
    var model =
        ports
            .models()
            .version(handOff.model(), transition.modelVersion(), now)
            .orElseThrow(() -> new IllegalStateException("the model of a hand-off is gone"));
    var brief = Brief.of(model, person, entries, transition, now, ports.zone());
    return MailWriter.write(
        ports.salesAddress(),
        handOff,
        brief,
        ports.publicUrl() + "/api/leads/" + person.id().value());
  }

  /** The lead that answers for this one by now. */
  private Lead answering(Lead lead) {
    var at = lead;
    for (int hop = 0; hop < LONGEST_CHAIN && at.mergedInto().isPresent(); hop++) {
      var next = ports.leads().read(at.mergedInto().get());
      if (next.isEmpty()) {
        return at;
      }
      at = next.get();
    }
    return at;
  }

  private void clear(Lead seen, Set<String> done) {
    var lead = seen;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      var pending = new TreeSet<>(lead.handoffsPending());
      pending.removeAll(done);
      if (pending.equals(lead.handoffsPending())
          || ports.leads().save(lead, lead.withHandoffsPending(pending))) {
        return;
      }
      lead = ports.leads().read(seen.id()).orElseThrow();
    }
    throw new StillContended(TRIES);
  }
}
