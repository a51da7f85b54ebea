package dev.astrolabe.scoring;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.arrival;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.InMemoryBackfills;
import dev.astrolabe.model.lead.InMemoryHandOffs;
import dev.astrolabe.model.lead.InMemoryLeads;
import dev.astrolabe.model.lead.InMemoryLedger;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Samples;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.NoContext;
import dev.astrolabe.runtime.json.ArrivalJson;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Nothing that came in a message is found in a log line, a metric or the reason of a refusal. */
final class CanaryTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final List<String> reasons = new ArrayList<>();
  private final InMemoryLedger ledger = new InMemoryLedger();
  private final InMemoryLeads leads = new InMemoryLeads(ledger);
  private final AtomicInteger ids = new AtomicInteger();
  private boolean broken;

  private ScoringHandler handler() {
    var ports =
        new Ports(
            ledger,
            leads,
            leads,
            new InMemoryHandOffs(),
            leads,
            leads,
            now -> {
              if (broken) {
                // A fault whose message repeats what somebody typed.
                throw new IllegalStateException(String.join(" ", Canary.WORDS));
              }
              return List.of(Samples.model(1));
            },
            (message, reason) -> reasons.add(reason),
            (home, id, importId, why, now) ->
                why.forEach(each -> reasons.add(each.in(Language.ENGLISH))),
            (body, trace, delay) -> {},
            new InMemoryBackfills(),
            (active, now) -> List.of(),
            () -> new LeadId("L-" + ids.incrementAndGet()));
    return new ScoringHandler(
        new Scoring(ports, new KeyedHash("key"), 5),
        new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @Test
  void isInNoLineNoMetricAndNoReason() throws IOException {
    int messages = 0;
    for (var word : Canary.WORDS) {
      for (var body : bodies(word)) {
        for (boolean fault : new boolean[] {false, true}) {
          broken = fault;
          call(body, word);
          messages++;
        }
      }
    }
    var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSizeGreaterThan(messages).noneMatch(Canary::isIn);
    assertThat(lines).anyMatch(line -> line.contains("\"assessed\""));
    assertThat(lines).anyMatch(line -> line.contains("\"poison\""));
    assertThat(lines).anyMatch(line -> line.contains("java.lang.IllegalStateException"));
    assertThat(reasons).isNotEmpty().noneMatch(Canary::isIn);
    assertThat(ledger.everything()).anyMatch(entry -> Canary.isIn(entry.toString()));
  }

  private static List<String> bodies(String word) {
    var bodies = new ArrayList<String>();
    for (var source : List.of("site", "form:" + word)) {
      for (var kind : List.of("seen", word)) {
        bodies.add(arrival(word, source, kind, word));
      }
    }
    bodies.add(arrival(word, "site", "seen", "x".repeat(3_000)));
    bodies.add(arrival(word, "site", "k".repeat(65), word));
    var good = arrival(word, "site", "seen", word);
    bodies.add(good.replace("\"format\":1", "\"format\":\"" + word + "\""));
    bodies.add(good.replace("\"voluntary\"", "\"" + word + "\""));
    bodies.add(good.substring(0, good.length() - 1));
    bodies.add("{\"" + word + "\":\"" + word + "\"}");
    bodies.add("{\"reassess\":{\"" + word + "\":1}}");
    bodies.add("{\"reassess\":{\"model\":\"" + word + "\",\"version\":1}}");
    bodies.add(
        "{\"reassess\":{\"model\":\"%1$s\",\"version\":1,\"bucket\":\"%1$s\",\"cursor\":\"%1$s\"}}"
            .formatted(word));
    bodies.add(word);
    return bodies;
  }

  private static String arrival(String word, String source, String kind, String value) {
    var mail = new Identity(IdentityKind.EMAIL, word + "@example.com");
    var arrival =
        new Arrival(
            new EntryId(source, word),
            Optional.of(new EntryId(source, word + "-before")),
            List.of(
                new Arrival.Contact(mail, word),
                new Arrival.Contact(new Identity(IdentityKind.EXTERNAL, word), word)),
            kind,
            MONDAY,
            MONDAY,
            Trust.ANONYMOUS,
            Origin.VOLUNTARY,
            new TreeMap<>(Samples.map("name", value, word, word)),
            new TreeMap<>(Samples.map(word, word, "suspect", "honeypot")),
            Optional.empty());
    return new String(new ArrivalJson().write(arrival), StandardCharsets.UTF_8);
  }

  /**
   * As SQS delivers it, the word in every place that is the sender's; the trace is the service's.
   */
  private void call(String body, String word) throws IOException {
    var attribute = Json.object().put("dataType", "String").put("stringValue", word).build();
    var record =
        Json.object()
            .put("messageId", "m-1")
            .put("receiptHandle", word)
            .put("body", body)
            .put(
                "attributes",
                Json.object()
                    .put("ApproximateReceiveCount", "5")
                    .put("SentTimestamp", Long.toString(MONDAY.toEpochMilli()))
                    .put("SenderId", word)
                    .build())
            .put("messageAttributes", Json.object().put(word, attribute).build())
            .put("eventSourceARN", "arn:aws:sqs:us-east-1:1:LiveQueue")
            .build();
    var event = Json.object().put("Records", Json.array(List.of(record))).build();
    handler()
        .handleRequest(
            new ByteArrayInputStream(new JsonWriter().bytes(event)),
            new ByteArrayOutputStream(),
            NoContext.INSTANCE);
  }
}
