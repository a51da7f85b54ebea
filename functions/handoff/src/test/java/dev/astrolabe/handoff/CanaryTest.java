package dev.astrolabe.handoff;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.lead.AcceptEntry;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Folding;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nothing a person typed is found in a log line or a metric, though the mail to sales has it. */
final class CanaryTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryLeads leads = new InMemoryLeads(ledger);
  private final InMemoryHandOffs handOffs = new InMemoryHandOffs();
  private final List<Bus.Event> events = new ArrayList<>();
  private final List<Mailer.Mail> mails = new ArrayList<>();

  @Test
  void isInNoLineAndNoMetric() throws IOException {
    int n = 0;
    for (var word : Canary.WORDS) {
      var lead = new LeadId("L-" + n++);
      accept(lead, word);
      call(lead, word, failing(word));
      call(lead, word, mails::add);
      call(new LeadId(Canary.SLUG), word, mails::add);
    }
    var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).noneMatch(Canary::isIn);
    assertThat(lines)
        .filteredOn(line -> line.contains("\"event\":\"hand-off failed\""))
        .hasSize(Canary.WORDS.size());
    assertThat(lines)
        .filteredOn(line -> line.contains("\"event\":\"handed over\""))
        .hasSize(Canary.WORDS.size());
    assertThat(mails)
        .hasSize(Canary.WORDS.size())
        .allMatch(mail -> Canary.isIn(mail.subject()) && Canary.isIn(mail.text()));
    assertThat(events).isNotEmpty().noneMatch(event -> Canary.isIn(event.toString()));
  }

  /** A fault whose message repeats what the person typed. */
  private static Mailer failing(String word) {
    return mail -> {
      throw new IllegalStateException(word, new IllegalArgumentException(word));
    };
  }

  private void accept(LeadId lead, String word) {
    var mail = email(word + "@example.com");
    var arrival =
        new Arrival(
            new EntryId(word, word),
            Optional.empty(),
            List.of(new Arrival.Contact(mail, word)),
            "asked",
            MONDAY,
            MONDAY,
            Trust.SIGNED,
            Origin.VOLUNTARY,
            Samples.map("industry", "logistics", "name", word, "company", word, word, word),
            Samples.map("topic", word, word, word),
            Optional.empty());
    new AcceptEntry(ledger, leads, handOffs, new Folding(List.of(Samples.model(1))), () -> lead)
        .accept(arrival, MONDAY);
  }

  /** As the stream delivers it, with an image in which the word stands everywhere. */
  private void call(LeadId lead, String word, Mailer mailer) throws IOException {
    var ports =
        new Ports(
            leads,
            ledger,
            handOffs,
            (name, version, now) -> Optional.of(Samples.model(version)),
            events::add,
            mailer,
            "sales@example.com",
            "https://leads.example.com",
            ZoneId.of("Asia/Dubai"));
    var text = Json.object().put("S", word).build();
    var record =
        Json.object()
            .put("eventID", word)
            .put(
                "dynamodb",
                Json.object()
                    .put("ApproximateCreationDateTime", MONDAY.getEpochSecond())
                    .put(
                        "Keys",
                        Json.object()
                            .put("pk", Json.object().put("S", "L#" + lead.value()).build())
                            .put("sk", text)
                            .build())
                    .put("NewImage", Json.object().put(word, text).put("ho", text).build())
                    .put("SequenceNumber", "1")
                    .build())
            .build();
    var event = Json.object().put("Records", Json.array(List.of(record))).build();
    new HandoffHandler(
            new HandingOver(ports), new PrintStream(written, true, StandardCharsets.UTF_8))
        .handleRequest(
            new ByteArrayInputStream(new JsonWriter().bytes(event)),
            new ByteArrayOutputStream(),
            NoContext.INSTANCE);
  }
}
