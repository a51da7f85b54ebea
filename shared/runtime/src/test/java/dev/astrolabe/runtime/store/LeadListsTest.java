package dev.astrolabe.runtime.store;

import static dev.astrolabe.model.lead.Samples.MONDAY;
import static dev.astrolabe.model.lead.Samples.email;
import static dev.astrolabe.model.lead.Samples.entry;
import static dev.astrolabe.model.lead.Samples.stating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.LeadPage;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Grade;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.stage.Checkpoint;
import dev.astrolabe.model.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class LeadListsTest {
  private final DynamoDbClient client = LocalTables.client();
  private final LocalTables.Names names = LocalTables.create(client);
  private final DynamoLeads leads = new DynamoLeads(client, names.leads(), names.ledger());
  private final LeadIndexes indexes = new LeadIndexes(client, names.leads());

  @BeforeEach
  void fill() {
    save("L-1", 0, "Sara Ahmadi", "gulf.example", Stage.SQL, 90);
    save("L-2", 60, "Sarah Smith", "gulf.example", Stage.MQL, 20);
    save("L-3", 120, "نگار احمدی", "شركة.example", Stage.MQL, 45);
    save("L-4", 86_400 * 400, "Reza", "", Stage.LEAD, 0);
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void listsAStageByCoarsePriority() {
    assertThat(all(c -> indexes.inStages("default", List.of(Stage.MQL), c, 1)))
        .containsExactly("L-3", "L-2");
    assertThat(all(c -> indexes.inStages("default", List.of(Stage.MQL, Stage.SQL), c, 2)))
        .containsExactly("L-1", "L-3", "L-2");
    assertThat(all(c -> indexes.inStages("partners", List.of(Stage.MQL), c, 10))).isEmpty();
  }

  @Test
  void followsALeadThatMovesAndForgetsOneThatIsMerged() {
    var moved = leads.read(new LeadId("L-1")).orElseThrow();
    leads.save(moved, standing(moved, Stage.MQL, 5));
    var merged = leads.read(new LeadId("L-2")).orElseThrow();
    leads.save(merged, merged.withMerges(List.of(), Optional.of(new LeadId("L-1"))));

    assertThat(all(c -> indexes.inStages("default", List.of(Stage.SQL, Stage.MQL), c, 10)))
        .containsExactly("L-3", "L-1");
    assertThat(all(c -> indexes.ofDomain("gulf.example", c, 10))).containsExactly("L-1");
  }

  @Test
  void listsTheNewestFirstOverTheYears() {
    assertThat(all(c -> indexes.newest(MONDAY.plusSeconds(86_400L * 500), c, 2)))
        .containsExactly("L-4", "L-3", "L-2", "L-1");
  }

  @Test
  void findsACompanyHoweverItsDomainIsWritten() {
    assertThat(all(c -> indexes.ofDomain("https://www.Gulf.example/about", c, 1)))
        .containsExactly("L-2", "L-1");
    assertThat(all(c -> indexes.ofDomain("شرکة.example", c, 1))).containsExactly("L-3");
    assertThat(all(c -> indexes.ofDomain("mail.example", c, 1)))
        .as("no domain was stated: that of the e-mail address")
        .containsExactly("L-4");
    assertThat(all(c -> indexes.ofDomain("", c, 1))).isEmpty();
    assertThat(all(c -> indexes.ofOwner("ali", c, 1))).isEmpty();
  }

  @Test
  void findsNamesByTheBeginningOfAWordInAnyScript() {
    assertThat(all(c -> indexes.named("sar", c, 1))).containsExactlyInAnyOrder("L-1", "L-2");
    assertThat(all(c -> indexes.named("SMI", c, 10))).containsExactly("L-2");
    assertThat(all(c -> indexes.named("أحمد", c, 10))).containsExactly("L-3");
    assertThat(all(c -> indexes.named("احمدي", c, 10))).containsExactly("L-3");
    assertThat(all(c -> indexes.named(" ", c, 10))).isEmpty();
    var sara = leads.read(new LeadId("L-1")).orElseThrow();
    assertThat(LeadIndexes.isNamed(sara, "ahm sar")).isTrue();
    assertThat(LeadIndexes.isNamed(sara, "sara smith")).isFalse();
  }

  @Test
  void refusesACursorThatIsNone() {
    for (var cursor : List.of("", "!", "AAAA_", "gICAgICAgICAgIA")) {
      assertThatThrownBy(() -> indexes.named("sara", Optional.of(cursor), 10))
          .as(cursor)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 99", "0, 99", "1, 97", "2, 95", "3, 94", "4, 93", "6, 92", "8, 91", "100, 84", "150, 83"
  })
  void givesHigherScoresLowerKeysInHalvesOfADoubling(long points, String key) {
    assertThat(IndexKeys.priority(points * 1_000_000)).isEqualTo(key);
  }

  @Test
  void keepsADueTimeThatIsEarlierThanTheTruthUntilTheLeadIsVisited() {
    var soon = MONDAY.plusSeconds(3_600);
    var kept = Optional.of(soon);
    var later = due(MONDAY.plusSeconds(7_200));

    assertThat(IndexKeys.due(kept, later, false)).isEqualTo(kept);
    assertThat(IndexKeys.due(kept, later, true)).contains(MONDAY.plusSeconds(7_200));
    assertThat(IndexKeys.due(kept, due(MONDAY.plusSeconds(60)), false))
        .contains(MONDAY.plusSeconds(60));
    assertThat(IndexKeys.due(Optional.of(MONDAY), later, false))
        .as("its time has come")
        .contains(MONDAY.plusSeconds(7_200));
  }

  @Test
  void keepsAFarDueTimeAsTheBeginningOfASpanOfADay() {
    for (int days = 2; days < 40; days++) {
      var truth = MONDAY.plusSeconds(86_400L * days + 17);
      var kept = IndexKeys.due(Optional.empty(), due(truth), false).orElseThrow();
      assertThat(kept).isBeforeOrEqualTo(truth).isAfter(truth.minusSeconds(86_400));
    }
  }

  private static Lead due(Instant nextChange) {
    var lead = Lead.first(new LeadId("L-1"), MONDAY);
    var changing =
        new Standing(
            "default",
            1,
            Evidence.NONE,
            Checkpoint.BEGINNING,
            Stage.LEAD,
            Optional.empty(),
            Score.ZERO,
            new Grade('D', 4),
            MONDAY,
            Optional.of(nextChange));
    return with(lead, lead.facts(), changing);
  }

  private void save(String id, long seconds, String name, String domain, Stage stage, long points) {
    var first = Lead.first(new LeadId(id), MONDAY.plusSeconds(seconds));
    var stated =
        domain.isEmpty()
            ? stating(entry(email("x@mail.example"), id, "seen", MONDAY), "name", name)
            : stating(
                entry(email("x@mail.example"), id, "seen", MONDAY), "name", name, "domain", domain);
    var identities = new TreeSet<Identity>(first.identities());
    identities.add(email(id.toLowerCase(Locale.ROOT) + "@mail.example"));
    var known = with(first.withIdentities(identities), Facts.of(List.of(stated)), standing());
    assertThat(leads.save(first, standing(known, stage, points))).isTrue();
  }

  private static Standing standing() {
    return new Standing(
        "default",
        1,
        Evidence.NONE,
        Checkpoint.BEGINNING,
        Stage.LEAD,
        Optional.empty(),
        Score.ZERO,
        new Grade('D', 4),
        MONDAY,
        Optional.empty());
  }

  private static Lead standing(Lead lead, Stage stage, long points) {
    return with(
        lead,
        lead.facts(),
        new Standing(
            "default",
            1,
            Evidence.NONE,
            Checkpoint.BEGINNING,
            stage,
            Optional.empty(),
            new Score(points * 1_000_000, 0, points * 1_000_000),
            new Grade('D', 4),
            MONDAY,
            Optional.empty()));
  }

  private static Lead with(Lead lead, Facts facts, Standing standing) {
    return new Lead(
        lead.id(),
        lead.version(),
        lead.createdAt(),
        lead.identities(),
        facts,
        new TreeMap<>(Map.of("default", standing)),
        lead.mergedInto(),
        lead.merges(),
        lead.handoffsPending(),
        lead.openBackfills(),
        lead.partedAt(),
        false);
  }

  private static List<String> all(Function<Optional<String>, LeadPage> list) {
    var found = new ArrayList<String>();
    var cursor = Optional.<String>empty();
    do {
      var page = list.apply(cursor);
      page.leads().forEach(id -> found.add(id.value()));
      cursor = page.next();
    } while (cursor.isPresent());
    return found;
  }
}
