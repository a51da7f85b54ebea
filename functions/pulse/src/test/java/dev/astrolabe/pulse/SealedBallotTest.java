package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.http.Ask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Plays an attacker with the whole table, the secret store and the logs, dumped before and after
 * every answer and after closing.
 */
final class SealedBallotTest {
  private static final int PEOPLE = 8;

  private final Workplace workplace = new Workplace().employs(PEOPLE).plans(Workplace.SURVEY);

  private record Dump(
      SortedMap<String, Map<String, AttributeValue>> table,
      SortedMap<String, byte[]> secrets,
      String log) {
    SortedMap<String, Map<String, AttributeValue>> rows() {
      var rows = new TreeMap<>(table);
      rows.keySet().removeIf(key -> !key.contains(" T#"));
      return rows;
    }
  }

  private Dump dump() {
    return new Dump(workplace.dump(), new TreeMap<>(workplace.secrets), workplace.logged());
  }

  private Dump[] answersOneByOne() {
    workplace.at(Workplace.OPENS);
    var dumps = new Dump[PEOPLE];
    dumps[0] = dump();
    for (int i = 1; i < PEOPLE; i++) {
      var form = i % 2 == 0 ? "enps=10&team=calm" : "enps=2&team=busy&words=" + "ش".repeat(900);
      var now = Workplace.OPENS.plusSeconds(3_600L * i + 17);
      var link = workplace.link("e%02d".formatted(i));
      assertThat(Ask.get(link).at(now).of(workplace.handler).status()).isEqualTo(200);
      assertThat(workplace.answers(link, form, now).status()).isEqualTo(200);
      dumps[i] = dump();
    }
    return dumps;
  }

  @Test
  void changesNothingButTheFlagAndACiphertextOfTheSameSize() {
    var dumps = answersOneByOne();
    for (int i = 1; i < dumps.length; i++) {
      var before = dumps[i - 1].table();
      var after = dumps[i].table();
      assertThat(after.keySet()).isEqualTo(before.keySet());
      var changed =
          after.keySet().stream()
              .filter(k -> !Objects.equals(after.get(k), before.get(k)))
              .toList();
      assertThat(changed).hasSize(1);
      assertThat(changed.getFirst()).contains(" T#");
      var old = new HashMap<>(before.getOrDefault(changed.getFirst(), Map.of()));
      var now = new HashMap<>(after.getOrDefault(changed.getFirst(), Map.of()));
      assertThat(now.remove("answered")).isEqualTo(AttributeValue.fromS("1"));
      assertThat(old.remove("answered")).isEqualTo(AttributeValue.fromS("0"));
      var ballot = now.remove("ballot");
      var empty = old.remove("ballot");
      assertThat(ballot).isNotEqualTo(empty);
      assertThat(now).isEqualTo(old);
      assertThat(dumps[i].secrets().keySet()).isEqualTo(dumps[i - 1].secrets().keySet());
    }
  }

  @Test
  void hasRowsThatDifferInNothingElseAndTellNoPersonNoTimeNoOrder() {
    var dumps = answersOneByOne();
    var rows = dumps[PEOPLE - 1].rows();
    assertThat(rows).hasSize(PEOPLE);
    var shapes = new TreeSet<String>();
    rows.values()
        .forEach(row ->
            shapes.add(
                row.entrySet().stream()
                    .map(a -> a.getKey() + ":" + a.getValue().type() + ":" + size(a.getValue()))
                    .sorted()
                    .collect(Collectors.joining(" "))));
    assertThat(shapes).as("one shape, one size").hasSize(1);
    assertThat(rows.values().iterator().next().keySet())
        .isEqualTo(new TreeSet<>(List.of("pk", "sk", "f", "answered", "values", "ballot")));
    // Whoever was asked stands elsewhere, and those rows are alike for all.
    var asked =
        dumps[PEOPLE - 1].table().entrySet().stream()
            .filter(e -> e.getKey().contains(" M#"))
            .map(e -> {
              var rest = new HashMap<>(e.getValue());
              rest.remove("sk");
              return rest;
            })
            .distinct();
    assertThat(asked).hasSize(1);
    assertThat(dumps[PEOPLE - 1].table().toString())
        .doesNotContain("2026-09-21T06")
        .doesNotContain(Long.toString(Workplace.OPENS.plusSeconds(3_617).getEpochSecond()));
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> value.s().length();
      case B -> value.b().asByteArray().length;
      default -> value.n().length();
    };
  }

  /** Answered at half time or not: the notes of reminders do not tell. */
  @Test
  void notesRemindersForEverybodyAlike() {
    answersOneByOne();
    workplace.at(Workplace.HALF);
    var notes =
        workplace.dump().entrySet().stream()
            .filter(e -> e.getKey().contains(" M#"))
            .map(e -> e.getValue().get("reminders"))
            .distinct();
    assertThat(notes).containsExactly(AttributeValue.fromN("1"));
    assertThat(workplace.mails).hasSize(PEOPLE + 1);
  }

  @Test
  void hidesEveryLinkFromWhoHasTheTableAndTheLog() {
    var dumps = answersOneByOne();
    for (var dump : dumps) {
      var everything = text(dump.table()) + dump.log();
      for (int i = 0; i < PEOPLE; i++) {
        var secret = workplace.link("e%02d".formatted(i)).substring("/s/".length() + 8);
        assertThat(everything).doesNotContain(secret);
      }
      assertThat(everything).doesNotContain("ششش").doesNotContain("203.0.113.7");
      assertThat(dump.log()).doesNotContain("e01");
    }
    // One shape of line for every request of a link, whatever was asked and answered.
    var lines = dumps[PEOPLE - 1].log().substring(dumps[0].log().length()).lines();
    assertThat(lines.distinct())
        .containsExactly(
            "{\"level\":\"INFO\",\"function\":\"pulse\",\"trace\":\"none\",\"event\":\"answered\",\"route\":\"/s/{token}\"}");
  }

  private static String text(SortedMap<String, Map<String, AttributeValue>> table) {
    var text = new StringBuilder();
    table
        .values()
        .forEach(item ->
            item.forEach((name, value) ->
                text.append(name)
                    .append('=')
                    .append(
                        value.b() == null
                            ? value.toString()
                            : new String(value.b().asByteArray(), StandardCharsets.ISO_8859_1))
                    .append('\n')));
    return text.toString();
  }

  @Test
  void opensNoOldDumpWithAnyKeyThatIsLeft() {
    var dumps = answersOneByOne();
    var run = workplace.ports.runs().of("pulse").getFirst();
    var sealing = new Sealing(run.link());
    // The test can fail: with the run's key the dump opens.
    var key = new RunSecret(dumps[1].secrets().getOrDefault("pulse/2026-09-21", new byte[0]));
    assertThat(dumps[PEOPLE - 1].rows().values())
        .allMatch(row -> opens(sealing, key, row, row).isPresent());

    workplace.at(Workplace.CLOSES);
    // Another survey's run is open meanwhile: its key is there.
    workplace.people(
        Ask.put("/api/surveys/other").json(Workplace.SURVEY.replace("2026-09-21", "2026-09-30")));
    workplace.at(Workplace.CLOSES.plusSeconds(900));
    var left = dump().secrets();
    assertThat(left.keySet()).containsExactly("other/2026-09-30");
    for (var secret : left.values()) {
      var other = new RunSecret(secret);
      for (var old : dumps) {
        for (var row : old.rows().values()) {
          assertThat(opens(sealing, other, row, row)).isEmpty();
          assertThat(opens(new Sealing("another"), other, row, row)).isEmpty();
        }
      }
    }
    var after = dump();
    assertThat(after.rows().keySet()).noneMatch(k -> k.contains("LINK#" + run.link()));
  }

  /** Neither the run's secret nor a half of it, however written, is in the table or the log. */
  @Test
  void keepsTheRunsSecretInTheSecretStoreAlone() {
    var dumps = answersOneByOne();
    var secret = dumps[0].secrets().getOrDefault("pulse/2026-09-21", new byte[0]);
    assertThat(secret).hasSize(RunSecret.BYTES);
    int half = RunSecret.BYTES / 2;
    var parts =
        List.of(Arrays.copyOf(secret, half), Arrays.copyOfRange(secret, half, secret.length));
    workplace.at(Workplace.CLOSES);
    for (var dump : List.of(dumps[0], dumps[PEOPLE - 1], dump())) {
      var everything = text(dump.table()) + dump.log();
      for (var part : parts) {
        assertThat(everything)
            .doesNotContain(new String(part, StandardCharsets.ISO_8859_1))
            .doesNotContain(HexFormat.of().formatHex(part))
            .doesNotContain(
                Base64.getEncoder().withoutPadding().encodeToString(part).substring(2, 40))
            .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(part));
      }
    }
  }

  private static Optional<byte[]> opens(
      Sealing sealing,
      RunSecret key,
      Map<String, AttributeValue> row,
      Map<String, AttributeValue> named) {
    var hash = named.getOrDefault("sk", AttributeValue.fromS("T#")).s().substring(2);
    var ballot = row.getOrDefault("ballot", AttributeValue.fromS("")).b().asByteArray();
    return sealing.open(key.keys(), Closing.BALLOT + hash, ballot);
  }

  @Test
  void opensNoBallotThatWasMovedToAnotherRow() {
    var dumps = answersOneByOne();
    var run = workplace.ports.runs().of("pulse").getFirst();
    var key = new RunSecret(dumps[0].secrets().getOrDefault("pulse/2026-09-21", new byte[0]));
    var rows = List.copyOf(dumps[PEOPLE - 1].rows().values());
    assertThat(opens(new Sealing(run.link()), key, rows.get(0), rows.get(1))).isEmpty();
    var broken = new byte[80];
    Arrays.fill(broken, (byte) 7);
    assertThat(new Sealing(run.link()).open(key.keys(), "x", broken)).isEmpty();
    assertThat(new Sealing(run.link()).open(key.keys(), "x", new byte[3])).isEmpty();
  }

  @Test
  void takesNoAnswerOnceRowsAreShut() {
    workplace.at(Workplace.OPENS);
    var link = workplace.link("e00");
    var run = workplace.ports.runs().of("pulse").getFirst();
    workplace.ports.ballots().shut(run.link());
    assertThat(workplace.answers(link, "enps=10", Instant.parse("2026-09-22T00:00:00Z")).status())
        .isEqualTo(410);
  }
}
