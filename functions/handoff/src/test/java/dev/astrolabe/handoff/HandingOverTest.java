package dev.astrolabe.handoff;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Calls;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.HandOff;
import dev.astrolabe.model.lead.HandOff.Delivery;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.deliver.NotTaken;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.http.ProjectFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

final class HandingOverTest {
  private static final Identity NEGAR = email("negar@example.com");
  private static final String HANDOFF = "L-1.default.1";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryLeads leads = new InMemoryLeads(ledger);
  private final InMemoryHandOffs handOffs = new InMemoryHandOffs();
  private final List<Bus.Event> events = new ArrayList<>();
  private final List<Mailer.Mail> mails = new ArrayList<>();
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  private HandingOver handingOver(Calls calls) {
    return new HandingOver(
        new Ports(
            calls.on(leads),
            calls.on(ledger),
            calls.on(handOffs),
            (name, version, now) -> Optional.of(Samples.model(version)),
            event -> calls.around("send " + event.type(), () -> events.add(event)),
            mail -> calls.around("send mail", () -> mails.add(mail)),
            "sales@example.com",
            "https://leads.example.com",
            ZoneId.of("Asia/Dubai")));
  }

  private static Calls undisturbed() {
    return Calls.dyingAt(-1, false);
  }

  private void sqlLead() {
    accept("1", "asked", "industry", "logistics", "name", "نگار <b>احمدی", "company", "Alborz");
  }

  private void accept(String id, String kind, String... profile) {
    var arrival =
        new Arrival(
            new EntryId("site", id),
            Optional.empty(),
            List.of(new Arrival.Contact(NEGAR, "Negar@example.com")),
            kind,
            MONDAY,
            MONDAY,
            Trust.SIGNED,
            Origin.VOLUNTARY,
            Samples.map(profile),
            Samples.map("topic", "customs"),
            Optional.empty());
    new AcceptEntry(
            ledger,
            leads,
            handOffs,
            new Folding(List.of(Samples.model(1))),
            () -> new LeadId("L-1"))
        .accept(arrival, MONDAY);
  }

  @Test
  void handsOverOnceWhatBecameSalesQualified() {
    sqlLead();

    assertThat(handingOver(undisturbed()).handOver(new LeadId("L-1"), MONDAY)).isEqualTo(1);
    assertThat(handingOver(undisturbed()).handOver(new LeadId("L-1"), MONDAY)).isZero();

    var everything =
        HandOff.open(new LeadId("L-1"), "default", 1, MONDAY)
            .with(Delivery.MAIL)
            .with(Delivery.STAGE_CHANGED_EVENT)
            .with(Delivery.HANDOFF_CREATED_EVENT);
    assertThat(handOffs.everything()).containsExactly(everything);
    assertThat(events)
        .extracting(Bus.Event::id, Bus.Event::type, Bus.Event::subject)
        .containsExactly(
            tuple(HANDOFF + ".stage", "dev.astrolabe.lead.stage.changed", "leads/L-1"),
            tuple(HANDOFF, "dev.astrolabe.handoff.created", "handoffs/" + HANDOFF));
    assertThat(events.get(1).data())
        .containsEntry("leadId", "L-1")
        .containsEntry("grade", "A1")
        .containsEntry("stage", "SQL");
    assertThat(mails).hasSize(1);
    assertThat(leads.read(new LeadId("L-1")).orElseThrow().handoffsPending()).isEmpty();
  }

  @Test
  void writesABriefOfTenLinesThatNobodysNameCanBreak() {
    sqlLead();
    handingOver(undisturbed()).handOver(new LeadId("L-1"), MONDAY);

    var mail = mails.getFirst();
    assertThat(mail.id()).contains(HANDOFF);
    assertThat(mail.to()).isEqualTo("sales@example.com");
    assertThat(mail.subject())
        .isEqualTo("Ready to buy: \u2068نگار <b>احمدی, Alborz\u2069, grade A1");
    assertThat(mail.text().lines().limit(10))
        .containsExactly(
            "Who: \u2068نگار <b>احمدی, Alborz\u2069",
            "Why now: \u2068asked; became SQL at 2026-11-23 09:00\u2069",
            "Standing: \u2068SQL, grade A1, score 71 (fit 21, engagement 50)\u2069",
            "Reach: \u2068not known\u2069",
            "Company: \u2068logistics\u2069",
            "Read about: \u2068customs\u2069",
            "Did last: \u2068asked 2026-11-23 09:00\u2069",
            "Said: \u2068nothing of budget, authority, need, timeline\u2069",
            "Not known yet: \u2068budget, authority, need, timeline\u2069",
            "Ask: \u2068budget\u2069");
    assertThat(mail.text())
        .contains("50  asked", "21  industry", "https://leads.example.com/api/leads/L-1");
    assertThat(mail.html())
        .contains("<td dir=\"rtl\"><bdi>نگار &lt;b&gt;احمدی, Alborz</bdi></td>")
        .contains("<td dir=\"ltr\"><bdi>logistics</bdi></td>")
        .doesNotContain("<b>احمدی");
    assertThat(mail.html().getBytes(StandardCharsets.UTF_8).length).isLessThan(90_000);
  }

  @Test
  void losesAndDoublesNothingWhereverItDies() {
    int calls = 0;
    for (boolean after : List.of(false, true)) {
      for (int k = 1; ; k++) {
        var scene = new HandingOverTest();
        scene.sqlLead();
        var died = scene.runOnce(k, after);
        if (died.isEmpty()) {
          calls = k - 1;
          break;
        }
        scene.handingOver(undisturbed()).handOver(new LeadId("L-1"), MONDAY.plusSeconds(60));
        scene.assertHandedOver(died.get());
      }
    }
    assertThat(calls).isGreaterThanOrEqualTo(10);
  }

  private Optional<String> runOnce(int k, boolean after) {
    try {
      handingOver(Calls.dyingAt(k, after)).handOver(new LeadId("L-1"), MONDAY);
      return Optional.empty();
    } catch (Calls.Crash e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void assertHandedOver(String died) {
    assertThat(handOffs.everything()).as(died).hasSize(1);
    assertThat(handOffs.everything().getFirst().delivered())
        .as(died)
        .isEqualTo(Set.of(Delivery.values()));
    assertThat(leads.read(new LeadId("L-1")).orElseThrow().handoffsPending()).as(died).isEmpty();
    Map<String, Long> sent =
        events.stream().collect(Collectors.groupingBy(Bus.Event::type, Collectors.counting()));
    sent.put("mail", (long) mails.size());
    // Twice only where it died after something went out and before that was recorded.
    var between =
        Map.of(
            "dev.astrolabe.lead.stage.changed", Delivery.STAGE_CHANGED_EVENT,
            "dev.astrolabe.handoff.created", Delivery.HANDOFF_CREATED_EVENT,
            "mail", Delivery.MAIL);
    between.forEach((what, delivery) -> {
      boolean unrecorded =
          died.equals("after send " + what) || died.equals("before delivered " + delivery);
      assertThat(sent.get(what)).as(died + ": " + what).isEqualTo(unrecorded ? 2L : 1L);
    });
    assertThat(mails).extracting(Mailer.Mail::id).containsOnly(Optional.of(HANDOFF));
    assertThat(events).extracting(Bus.Event::id).containsOnly(HANDOFF, HANDOFF + ".stage");
  }

  @Test
  void doesNotForgetAHandOffThatBecamePendingMeanwhile() {
    sqlLead();
    var lead = leads.read(new LeadId("L-1")).orElseThrow();
    var calls =
        new Calls() {
          @Override
          public <T> T around(String name, Supplier<T> call) {
            if (name.equals("save")) {
              var now = leads.read(lead.id()).orElseThrow();
              if (now.version() == lead.version()) {
                var more = new TreeSet<>(now.handoffsPending());
                more.add("default#3");
                leads.save(now, now.withHandoffsPending(more));
              }
            }
            return call.get();
          }
        };

    handingOver(calls).handOver(lead.id(), MONDAY);

    assertThat(leads.read(lead.id()).orElseThrow().handoffsPending()).containsExactly("default#3");
  }

  /** The stream waits for nobody whom another try cannot help: the due index brings it again. */
  @Test
  void goesPastALeadThatNoRetryCanMendAndDeliversItsNeighbours() throws IOException {
    sqlLead();
    ghost();

    assertThat(called(undisturbed(), "L#L-ghost", "L#L-1", "X#else"))
        .isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(mails).hasSize(1);
    assertThat(leads.read(new LeadId("L-ghost")).orElseThrow().handoffsPending()).isNotEmpty();
    assertThat(log())
        .contains("\"event\":\"handed over\"", "\"event\":\"hand-off failed\"")
        .contains("\"handoffFailed\":1", "\"handoffs\":1")
        .doesNotContain("نگار", "negar");
  }

  @Test
  void asksForAChangeAgainThatAnotherTryMayMend() throws IOException {
    for (var passing :
        List.of(
            SdkClientException.create("negar@example.com did not answer"),
            AwsServiceException.builder().statusCode(503).build(),
            new NotTaken("the bus did not take it"))) {
      var scene = new HandingOverTest();
      scene.sqlLead();
      assertThat(scene.called(failing(passing), "L#L-1", "L#L-none"))
          .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
      assertThat(scene.log()).contains("\"handoffFailed\":1").doesNotContain("negar");
    }
    for (var lasting :
        List.of(
            AwsServiceException.builder().statusCode(400).build(),
            new IllegalStateException("broken"))) {
      var scene = new HandingOverTest();
      scene.sqlLead();
      assertThat(scene.called(failing(lasting), "L#L-1")).isEqualTo("{\"batchItemFailures\":[]}");
      assertThat(scene.log()).contains("\"handoffFailed\":1");
    }
  }

  @Test
  void asksForAChangeAgainWhileOthersWriteTheLead() throws IOException {
    sqlLead();
    var never =
        new Calls() {
          @Override
          public <T> T around(String name, Supplier<T> call) {
            if (name.equals("save")) {
              var now = leads.read(new LeadId("L-1")).orElseThrow();
              leads.save(now, now);
            }
            return call.get();
          }
        };
    assertThat(called(never, "L#L-1"))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}");
  }

  /** The bus fails. */
  private static Calls failing(RuntimeException failure) {
    return new Calls() {
      @Override
      public <T> T around(String name, Supplier<T> call) {
        if (name.startsWith("send dev.astrolabe.handoff")) {
          throw failure;
        }
        return call.get();
      }
    };
  }

  /** A lead with a hand-off pending whose transition was never stored. */
  private void ghost() {
    var first = Lead.first(new LeadId("L-ghost"), MONDAY);
    leads.save(first, first.withHandoffsPending(new TreeSet<>(Set.of("default#7"))));
  }

  private String called(Calls calls, String... keys) throws IOException {
    var changes = new ArrayList<String>();
    for (var key : keys) {
      changes.add(change(Integer.toString(changes.size() + 1), key));
    }
    var answer = new ByteArrayOutputStream();
    new HandoffHandler(handingOver(calls), new PrintStream(logged, true, StandardCharsets.UTF_8))
        .handleRequest(
            new ByteArrayInputStream(
                ("{\"Records\":[" + String.join(",", changes) + "]}")
                    .getBytes(StandardCharsets.UTF_8)),
            answer,
            NoContext.INSTANCE);
    return answer.toString(StandardCharsets.UTF_8);
  }

  private String log() {
    return logged.toString(StandardCharsets.UTF_8);
  }

  @Test
  void takesTheSampleEvent() throws IOException {
    var answer = new ByteArrayOutputStream();
    new HandoffHandler(handingOver(undisturbed()), System.out)
        .handleRequest(
            new ByteArrayInputStream(ProjectFile.bytes("events/stream-lead.json")),
            answer,
            NoContext.INSTANCE);
    // A lead this table does not have: nothing to do, and nothing to try again.
    assertThat(answer.toString(StandardCharsets.UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void namesTheVariableThatIsMissing() {
    assertThatThrownBy(() -> new HandoffHandler(Map.of("LEADS_TABLE", "Leads")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LEDGER_TABLE");
  }

  private static String change(String sequence, String key) {
    return "{\"dynamodb\":{\"ApproximateCreationDateTime\":"
        + MONDAY.getEpochSecond()
        + ",\"Keys\":{\"pk\":{\"S\":\""
        + key
        + "\"},\"sk\":{\"S\":\"S\"}},\"SequenceNumber\":\""
        + sequence
        + "\"}}";
  }
}
