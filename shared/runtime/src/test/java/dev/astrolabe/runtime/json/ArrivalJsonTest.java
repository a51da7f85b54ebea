package dev.astrolabe.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.BackfillLeads;
import dev.astrolabe.model.lead.Backfills;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Imported;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArrivalJsonTest {
  private static final Identity SARA = new Identity(IdentityKind.EMAIL, "sara@example.com");
  private static final Identity PHONE = new Identity(IdentityKind.PHONE, "+971501234567");

  private final ArrivalJson json = new ArrivalJson();

  @Test
  void readsBackEveryFieldOfAnArrival() throws NotAnArrival {
    for (Directive directive :
        List.of(
            new Directive.Mark(new EntryId("site", "x"), true, "scanner"),
            new Directive.Cut(Set.of(SARA), Set.of(PHONE), false))) {
      var arrival = arrival(Optional.of(directive));

      assertThat(json.read(json.write(arrival))).isEqualTo(arrival);
    }
  }

  @Test
  void readsBackWhichFileAnArrivalCameWith() throws NotAnArrival {
    var arrival = arrival(Optional.empty());
    for (var file :
        List.of(
            new Imported("leads-1", true, Optional.of(Instant.parse("2024-02-29T12:00:00Z"))),
            new Imported("entries-2", false, Optional.empty()))) {
      var row = arrival.inFile(new EntryId("crm", "7"), file);

      var read = json.read(json.write(row));

      assertThat(read).isEqualTo(row);
      assertThat(read.before()).isEmpty();
      // A version that knows no files takes none for an arrival of today.
      assertThat(new String(json.write(row), StandardCharsets.UTF_8)).startsWith("{\"format\":2,");
    }
    assertThat(new String(json.write(arrival), StandardCharsets.UTF_8))
        .startsWith("{\"format\":1,");
  }

  @Test
  void readsBackAPieceOfABackfill() {
    var pieces = new BackfillJson();
    var piece = new BackfillLeads.Piece("leads-1", Backfills.Phase.WALK, 7, 3);

    assertThat(BackfillJson.isOne(pieces.write(piece))).isTrue();
    assertThat(pieces.read(pieces.write(piece))).contains(piece);
    for (var wrong :
        List.of(
            "{\"backfill\":{}}",
            "{\"backfill\":",
            pieces.write(piece).replace("walk", "run"),
            pieces.write(piece).replace(":7", ":7.5"))) {
      assertThat(pieces.read(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void readsBackAnArrivalWithoutWhatMayBeMissing() throws NotAnArrival {
    var arrival = arrival(Optional.empty());
    var bare =
        new Arrival(
            arrival.id(),
            Optional.empty(),
            List.of(new Arrival.Contact(SARA, "Sara@Example.com")),
            "seen",
            arrival.occurredAt(),
            arrival.recordedAt(),
            Trust.ANONYMOUS,
            Origin.VOLUNTARY,
            new TreeMap<>(),
            new TreeMap<>(),
            Optional.empty());

    assertThat(json.read(json.write(bare))).isEqualTo(bare);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "7",
        "{\"format\":1}",
        "{\"format\":2}",
        "{\"format\":\"1\"}",
        "{\"format\":1.5}",
        "{\"format\":1,\"format\":1}"
      })
  void refusesWhatIsNoArrival(String message) {
    assertThatThrownBy(() -> json.read(message.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(NotAnArrival.class);
  }

  @Test
  void refusesEveryMessageThatIsCutShortAndNeverFailsOtherwise() {
    var whole = json.write(arrival(Optional.empty()));
    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> json.read(cut)).isInstanceOf(NotAnArrival.class);
    }
  }

  @Test
  void answersAnyDamageWithARefusalOrAnArrivalAndNeverRepeatsIt() {
    long seed = 7;
    var random = new Random(seed);
    var whole = json.write(arrival(Optional.empty()));
    for (int run = 0; run < 3_000; run++) {
      var damaged = whole.clone();
      for (int i = random.nextInt(3); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        json.read(damaged);
      } catch (NotAnArrival e) {
        assertThat(e.getMessage())
            .as("seed %d, run %d", seed, run)
            .doesNotContainIgnoringCase("sara");
      }
    }
  }

  private static Arrival arrival(Optional<Directive> directive) {
    return new Arrival(
        new EntryId("form:guide", "7f0c"),
        Optional.of(new EntryId("form:guide", "7f0b")),
        List.of(
            new Arrival.Contact(SARA, "Sara@Example.com"),
            new Arrival.Contact(PHONE, "۰۵۰ ۱۲۳ ۴۵۶۷")),
        "guide-downloaded",
        Instant.parse("2026-11-22T23:59:59Z"),
        Instant.parse("2026-11-23T09:00:00Z"),
        Trust.WRITE_KEY,
        Origin.PURCHASED,
        new TreeMap<>(Map.of("name", "سارا \"S\"", "company", "شركة 🌍")),
        new TreeMap<>(Map.of("", "nameless", "answers.0", "a\nb")),
        directive);
  }
}
