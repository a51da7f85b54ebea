package dev.astrolabe.scoring;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.InMemoryBackfills;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Ledger;
import dev.astrolabe.model.lead.Reign;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.batch.BatchEvent.Message;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.store.RefusedEntries.Reason;
import dev.astrolabe.runtime.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Scoring over stores in memory, and what it said and sent. */
abstract class ScoringScene {
  static final Identity SARA = email("sara@example.com");
  static final Identity REZA = email("reza@example.com");

  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryLeads leads = new InMemoryLeads(ledger);
  final InMemoryBackfills backfills = new InMemoryBackfills();
  final List<String> aside = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<Reason> reasons = new ArrayList<>();
  final List<String> bulk = new ArrayList<>();
  final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  final PrintStream out = new PrintStream(logged, true, StandardCharsets.UTF_8);
  final AtomicInteger ids = new AtomicInteger();
  boolean asideIsDown;
  List<CompiledModel> models = List.of(Samples.model(1));

  Scoring scoring(Ledger over) {
    return scoring(
        over,
        (home, id, importId, why, at) -> {
          importId.ifPresent(file -> backfills.refuse(file, id, at));
          reasons.addAll(why);
          why.forEach(
              each -> refused.add(home.code() + " " + id.id() + ": " + each.in(Language.ENGLISH)));
        });
  }

  Scoring scoring(Ledger over, Ports.Refusals refusals) {
    return new Scoring(
        new Ports(
            over,
            leads,
            leads,
            new InMemoryHandOffs(),
            leads,
            leads,
            now -> models,
            (message, reason) -> {
              if (asideIsDown) {
                throw new IllegalStateException("the dead letters do not answer");
              }
              aside.add(message.id() + ": " + reason);
            },
            refusals,
            (body, trace, delay) -> bulk.add(body),
            backfills,
            (active, now) -> List.of(new Reign(now, active)),
            () -> new LeadId("L-" + ids.incrementAndGet())),
        new KeyedHash("key"),
        5);
  }

  static Message message(String id, String body) {
    return message(id, body, 1);
  }

  static Message message(String id, String body, int receives) {
    return new Message(id, body, MONDAY, "LiveQueue", Optional.of("1-trace"), receives);
  }

  static Message message(String id, Arrival arrival) {
    return message(id, new String(new ArrivalJson().write(arrival), StandardCharsets.UTF_8));
  }

  String take(Message... messages) {
    return take(scoring(ledger), messages);
  }

  String take(Scoring scoring, Message... messages) {
    var metrics = new Metrics(out, "scoring");
    var failed =
        scoring.take(List.of(messages), () -> false, new Log(out, "scoring", "t"), metrics);
    metrics.flush(MONDAY);
    return new String(failed.answer(), StandardCharsets.UTF_8);
  }

  String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  Lead leadOf(Identity identity) {
    return leads.read(ledger.claimOf(identity).orElseThrow().lead()).orElseThrow();
  }
}
