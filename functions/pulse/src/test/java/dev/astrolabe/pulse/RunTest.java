package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.Scale;
import dev.astrolabe.model.survey.Tallies;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A run from its opening to its counts. */
final class RunTest {
  private final Workplace workplace = new Workplace().employs(12).plans(Workplace.SURVEY);

  private Tallies result() {
    var run = workplace.ports.runs().of("pulse").getFirst();
    return workplace.ports.results().read("pulse", run.id(), run.result().orElseThrow());
  }

  private PromoterCounts promoters(Optional<Tallies.Group> group) {
    return result().promoters("enps", Scale.ONE_TO_TEN, group);
  }

  @Test
  void sendsEachOneLinkAndOpensOnce() {
    assertThat(workplace.at(Workplace.OPENS.minusSeconds(1))).isEqualTo(new Schedule.Done(0, 0));
    workplace.at(Workplace.OPENS);
    workplace.at(Workplace.OPENS);
    workplace.at(Workplace.OPENS.plus(Duration.ofMinutes(15)));
    assertThat(workplace.mails).hasSize(12);
    assertThat(workplace.mails.stream().map(Mailer.Mail::to).distinct()).hasSize(12);
    assertThat(workplace.mails.get(2).text()).contains("?lang=fa").contains("رمزشده");
    assertThat(workplace.events).hasSize(1);
    assertThat(workplace.events.getFirst().type()).isEqualTo("dev.astrolabe.survey.opened");
  }

  @Test
  void countsWhatWasAnsweredLastAndKeepsNothingElse() {
    workplace.at(Workplace.OPENS);
    var noon = Workplace.OPENS.plus(Duration.ofHours(3));
    for (int i = 0; i < 11; i++) {
      var link = workplace.link("e%02d".formatted(i));
      assertThat(workplace.answers(link, "enps=1&team=calm&words=first", noon).status())
          .isEqualTo(200);
      assertThat(
              workplace
                  .answers(link, "enps=" + (i < 7 ? "10" : "7") + "&words=w" + i, noon)
                  .status())
          .isEqualTo(200);
    }
    workplace.at(Workplace.CLOSES.minusSeconds(1));
    assertThat(workplace.ports.runs().of("pulse").getFirst().result()).isEmpty();
    workplace.at(Workplace.CLOSES);
    assertThat(promoters(Optional.empty())).isEqualTo(new PromoterCounts(7, 4, 0));
    assertThat(promoters(Optional.of(new Tallies.Group("department", "Sales"))).answered())
        .isEqualTo(6);
    assertThat(result().texts().get("words")).hasSize(11).doesNotContain("first");
    assertThat(workplace.secrets).isEmpty();
    assertThat(workplace.dump().keySet()).noneMatch(key -> key.contains(" T#"));
    assertThat(workplace.dump().keySet()).noneMatch(key -> key.contains(" M#"));
    assertThat(workplace.events).hasSize(2);
    assertThat(workplace.events.getLast().data())
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "survey",
                    "pulse",
                    "run",
                    "2026-09-21",
                    "asked",
                    12,
                    "answered",
                    11,
                    "outcome",
                    "counted")));
    workplace.at(Workplace.CLOSES.plus(Duration.ofMinutes(15)));
    assertThat(workplace.events).hasSize(2);

    var run = workplace.people(Ask.get("/api/surveys/pulse/runs/2026-09-21")).json();
    assertThat(run.text("state")).contains("closed");
    assertThat(run.decimal("answered").orElseThrow().intValue()).isEqualTo(11);
    var questions = run.items("questions").orElseThrow();
    assertThat(((Json.Fields) questions.get(0)).fields("counts").orElseThrow().members())
        .isEqualTo(Map.of("10", Json.of(7), "7", Json.of(4)));
    assertThat(((Json.Fields) questions.get(2)).items("texts").orElseThrow()).hasSize(11);
  }

  @Test
  void opensNothingOfFewerThanFive() {
    workplace.at(Workplace.OPENS);
    for (int i = 0; i < 4; i++) {
      workplace.answers(workplace.link("e%02d".formatted(i)), "enps=10", Workplace.HALF);
    }
    workplace.at(Workplace.CLOSES);
    var run = workplace.people(Ask.get("/api/surveys/pulse/runs/2026-09-21")).json();
    assertThat(run.text("state")).contains("tooFew");
    assertThat(run.get("answered")).contains(new Json.Null());
    assertThat(run.get("questions")).isEmpty();
    assertThat(workplace.secrets).isEmpty();
    assertThat(workplace.dump().keySet()).noneMatch(key -> key.contains(" T#"));
    assertThat(workplace.dump().keySet()).noneMatch(key -> key.startsWith("RESULT#"));
    assertThat(workplace.events.getLast().data()).doesNotContainKey("answered");
  }

  @Test
  void remindsTwiceAndOnlyThoseWhoHaveNotAnswered() {
    workplace.at(Workplace.OPENS);
    workplace.answers(workplace.link("e00"), "enps=10", Workplace.OPENS.plusSeconds(60));
    workplace.mails.clear();
    workplace.at(Workplace.HALF.minusSeconds(1));
    assertThat(workplace.mails).isEmpty();
    workplace.at(Workplace.HALF);
    workplace.at(Workplace.HALF);
    assertThat(workplace.mails).hasSize(11);
    assertThat(workplace.mails).noneMatch(mail -> mail.to().startsWith("e00"));
    workplace.answers(workplace.link("e01"), "enps=3", Workplace.HALF);
    workplace.mails.clear();
    for (var at = Workplace.HALF; at.isBefore(Workplace.CLOSES); at = at.plusSeconds(21_600)) {
      workplace.at(at);
    }
    assertThat(workplace.mails).hasSize(10);
  }

  @Test
  void doesNotOpenWhatNobodyWouldSeeOpen() {
    workplace.at(Workplace.CLOSES.plusSeconds(60));
    assertThat(workplace.ports.runs().of("pulse")).isEmpty();
    assertThat(workplace.mails).isEmpty();
  }

  @Test
  void startsARunByHandOnceForOneKey() {
    var ask =
        Ask.post("/api/surveys/pulse/runs")
            .header("idempotency-key", "autumn")
            .at(Workplace.HALF.minus(Duration.ofDays(30)));
    var first = workplace.people(ask);
    assertThat(first.status()).isEqualTo(202);
    assertThat(workplace.people(ask).json()).isEqualTo(first.json());
    assertThat(workplace.people(ask.header("idempotency-key", "other")).status()).isEqualTo(409);
    assertThat(workplace.ports.runs().of("pulse")).hasSize(1);
    assertThat(workplace.people(Ask.get(first.header("location").orElseThrow())).status())
        .isEqualTo(200);
  }

  /** Nines and tens are not alike, but whoever sees them knows everybody for a promoter. */
  @Test
  void hidesAnswersThatAddUpToWhatTheReportHides() {
    workplace.at(Workplace.OPENS);
    for (int i = 0; i < 12; i++) {
      var answer =
          workplace.answers(
              workplace.link("e%02d".formatted(i)),
              "enps=" + (i % 2 == 0 ? "9" : "10"),
              Workplace.HALF);
      assertThat(answer.status()).isEqualTo(200);
    }
    workplace.at(Workplace.CLOSES);

    assertThat(counts(workplace, "2026-09-21").get("counts")).isEqualTo(hidden());
  }

  @Test
  void aRunThatIsMadeReadyLaterIsComparedWithOneThatOpensLater() {
    var weekly = new Workplace().employs(6);
    weekly.plans(Workplace.SURVEY.replace("\"once\"", "\"weekly\"").replace("P9D", "P5D"));
    var early =
        weekly.people(
            Ask.post("/api/surveys/pulse/runs")
                .header("idempotency-key", "x")
                .at(Workplace.OPENS.minusSeconds(600)));
    assertThat(early.status()).isEqualTo(202);
    weekly.at(Workplace.OPENS);

    var runs = weekly.ports.runs().of("pulse");
    assertThat(runs).hasSize(2);
    // Whichever was second knows of the first, and nobody's roster is lost.
    assertThat(runs.stream().mapToInt(run -> run.moves().size()).sum()).isEqualTo(1);
    assertThat(weekly.ports.rosters().of("pulse").keySet())
        .containsExactlyInAnyOrderElementsOf(runs.stream().map(SurveyRun::id).toList());
  }

  @Test
  void theRosterKeepsTheValuesThatWereSealedFirst() {
    var rosters = workplace.ports.rosters();
    rosters.note("pulse", "r", "e00", Map.of("department", "Sales"));
    rosters.note("pulse", "r", "e00", Map.of("department", "Product"));
    assertThat(rosters.of("pulse"))
        .isEqualTo(Map.of("r", Map.of("e00", Map.of("department", "Sales"))));
  }

  /** Everybody answers each week, and as the week before; then one is new. */
  @Test
  void hidesCountsThatTheRunBeforeWouldTellOfANewcomer() {
    var weekly = new Workplace().employs(6);
    weekly.plans(Workplace.SURVEY.replace("\"once\"", "\"weekly\"").replace("P9D", "P5D"));
    week(weekly, Workplace.OPENS, 6);
    weekly.employs(7);
    week(weekly, Workplace.OPENS.plus(Duration.ofDays(7)), 7);
    weekly.employs(7);
    week(weekly, Workplace.OPENS.plus(Duration.ofDays(14)), 7);

    assertThat(counts(weekly, "2026-09-21").get("counts")).isNotEqualTo(hidden());
    assertThat(counts(weekly, "2026-09-28").get("counts")).isEqualTo(hidden());
    // Nobody is new any more, but the first week is not forgotten.
    assertThat(counts(weekly, "2026-10-05").get("counts")).isEqualTo(hidden());
    var moves = weekly.ports.runs().find("pulse", "2026-10-05").orElseThrow().moves();
    assertThat(moves.keySet()).containsExactlyInAnyOrder("2026-09-21", "2026-09-28");
    assertThat(moves.values()).anyMatch(m -> m.of("department").isEmpty());
    assertThat(
            weekly.dump().entrySet().stream()
                .filter(row -> row.getKey().startsWith("ROSTER#"))
                .flatMap(row -> row.getValue().keySet().stream()))
        .containsOnly("pk", "sk", "f", "runs");
  }

  private static Optional<Json> hidden() {
    return Optional.of(new Json.Null());
  }

  private static void week(Workplace weekly, Instant opens, int people) {
    weekly.at(opens);
    for (int i = 0; i < people; i++) {
      var form = "enps=" + (i % 3 == 0 ? "10" : i % 3 == 1 ? "8" : "3");
      var answer =
          weekly.answers(weekly.link("e%02d".formatted(i)), form, opens.plusSeconds(3_600));
      assertThat(answer.status()).isEqualTo(200);
    }
    weekly.at(opens.plus(Duration.ofDays(5)));
  }

  private static Json.Fields counts(Workplace weekly, String run) {
    var answer = weekly.people(Ask.get("/api/surveys/pulse/runs/" + run));
    return (Json.Fields) answer.json().items("questions").orElseThrow().getFirst();
  }
}
