package dev.astrolabe.model.reference;

import static dev.astrolabe.model.worlds.Happened.at;
import static dev.astrolabe.model.worlds.Happened.mark;
import static dev.astrolabe.model.worlds.Happened.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Trust;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.worlds.Happened;
import dev.astrolabe.model.worlds.ModelDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NaiveProfileTest {
  private static final Instant ALL = second(1_000);

  private static Happened form(long second, String role) {
    return at(second, "form").saying("role", role);
  }

  private static Optional<String> role(long second, Entry... entries) {
    return reading(entries).voluntary("role", second(second)).map(Fact::value);
  }

  private static NaiveReading reading(Entry... entries) {
    return new NaiveAssessor(new ModelDraft().model(), new ExactDecay())
        .read(List.of(entries), ALL);
  }

  @Test
  void theNewestValueByThenStands() {
    var first = form(10, "intern").entry();
    var second = form(20, "CEO").entry();
    assertThat(role(9, second, first)).isEmpty();
    assertThat(role(10, second, first)).contains("intern");
    assertThat(role(19, second, first)).contains("intern");
    assertThat(role(20, second, first)).contains("CEO");
  }

  @Test
  void inOneSecondTheLaterSourceThenTheLaterIdStands() {
    var web = form(10, "of web").id("web", "1").entry();
    var crm = form(10, "of crm").id("crm", "9").entry();
    var webAgain = form(10, "of web, later").id("web", "10").entry();
    assertThat(role(10, web, crm)).contains("of web");
    // "10" comes after "1" in bytes.
    assertThat(role(10, webAgain, web, crm)).contains("of web, later");
  }

  @Test
  void anAnonymousValueCountsOnlyWhileNobodyBetterHasSpoken() {
    var known = form(20, "CEO").trust(Trust.WRITE_KEY).entry();
    var early = form(10, "intern").trust(Trust.ANONYMOUS).entry();
    var late = form(30, "student").trust(Trust.ANONYMOUS).entry();
    assertThat(role(15, known, early, late)).contains("intern");
    assertThat(role(25, known, early, late)).contains("CEO");
    assertThat(role(35, known, early, late)).contains("CEO");
    assertThat(role(35, early, late)).contains("student");
  }

  @Test
  void whatWasBoughtOnlyFillsTheDisplay() {
    var given = form(10, "CEO").trust(Trust.ANONYMOUS).entry();
    var bought = form(20, "CFO").trust(Trust.OPERATOR).purchased().entry();
    assertThat(role(30, bought)).isEmpty();
    assertThat(reading(bought).shown("role", second(30)).map(Fact::value)).contains("CFO");
    assertThat(role(30, given, bought)).contains("CEO");
    assertThat(reading(given, bought).shown("role", second(30)).map(Fact::value)).contains("CEO");
  }

  @Test
  void aMarkedEntryStatesNothingUntilTheMarkIsLifted() {
    var form = form(10, "CEO").entry();
    // The mark occurred later than the instant that is looked at, and holds all the same.
    var mark = mark(90, form, true).entry();
    var lift = mark(91, form, false).entry();
    assertThat(role(20, form, mark)).isEmpty();
    assertThat(role(20, form, mark, lift)).contains("CEO");
    assertThat(role(20, lift, mark, form)).contains("CEO");
  }
}
