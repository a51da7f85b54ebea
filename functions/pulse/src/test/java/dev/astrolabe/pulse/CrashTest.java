package dev.astrolabe.pulse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.model.survey.PromoterCounts;
import dev.astrolabe.model.survey.Scale;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.store.Crash;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Fails at every call to a table, the secret store, the mail or the bus in turn, before it is made
 * and after it was. The next time the schedule comes, it ends as if nothing had been.
 */
final class CrashTest {
  private static final int PEOPLE = 6;

  private static void failsAndGoesOn(Workplace workplace, Instant now) {
    try {
      workplace.at(now);
    } catch (SdkClientException expected) {
      assertThat(expected).hasMessageStartingWith("failed");
    }
    workplace.crash.none();
    workplace.at(now);
    workplace.at(now);
  }

  private static Workplace fresh() {
    return new Workplace().employs(PEOPLE).plans(Workplace.SURVEY);
  }

  private static void everybodyAnswers(Workplace workplace) {
    for (int i = 0; i < PEOPLE; i++) {
      var form = "enps=" + (i + 5) + "&team=calm&words=text" + i;
      var answer = workplace.answers(workplace.link("e%02d".formatted(i)), form, Workplace.OPENS);
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void opensTheSameRunWhereverOpeningBreaksOff() {
    var whole = fresh();
    whole.crash.none();
    whole.at(Workplace.OPENS);
    int calls = whole.crash.requests();
    assertThat(calls).isGreaterThan(40);
    for (int k = 1; k <= calls; k++) {
      for (var moment : Crash.Moment.values()) {
        var workplace = fresh();
        workplace.crash.at(k, moment);
        failsAndGoesOn(workplace, Workplace.OPENS);
        var run = workplace.ports.runs().of("pulse").getFirst();
        assertThat(run.state()).as("call %d", k).isEqualTo(SurveyRun.State.OPEN);
        assertThat(run.asked()).isEqualTo(PEOPLE);
        assertThat(workplace.secrets).hasSize(1);
        // At least once; twice where it is not known whether the first went out, with one link.
        assertThat(workplace.mails.size()).as("call %d", k).isBetween(PEOPLE, PEOPLE + 1);
        var texts = new TreeSet<String>();
        workplace.mails.forEach(mail -> texts.add(mail.to() + mail.text()));
        assertThat(texts).hasSize(PEOPLE);
        assertThat(workplace.events.stream().map(Bus.Event::id).distinct()).hasSize(1);
        everybodyAnswers(workplace);
      }
    }
  }

  @Test
  void countsTheSameWhereverClosingBreaksOffAndNeverTwice() {
    var whole = fresh();
    whole.at(Workplace.OPENS);
    everybodyAnswers(whole);
    whole.crash.none();
    whole.at(Workplace.CLOSES);
    int calls = whole.crash.requests();
    assertThat(calls).isGreaterThan(30);
    for (int k = 1; k <= calls; k++) {
      for (var moment : Crash.Moment.values()) {
        var workplace = fresh();
        workplace.at(Workplace.OPENS);
        everybodyAnswers(workplace);
        workplace.crash.at(k, moment);
        failsAndGoesOn(workplace, Workplace.CLOSES);
        var run = workplace.ports.runs().of("pulse").getFirst();
        assertThat(run.state()).as("call %d", k).isEqualTo(SurveyRun.State.CLOSED);
        assertThat(run.answered()).isEqualTo(PEOPLE);
        var tallies = workplace.ports.results().read("pulse", run.id(), run.result().orElseThrow());
        assertThat(tallies.promoters("enps", Scale.ONE_TO_TEN, Optional.empty()))
            .as("call %d", k)
            .isEqualTo(new PromoterCounts(2, 2, 2));
        assertThat(tallies.texts().get("words")).hasSize(PEOPLE);
        var attempts = new TreeSet<String>();
        workplace.dump().keySet().stream()
            .filter(key -> key.startsWith("RESULT#"))
            .forEach(key -> attempts.add(key.split("[ #]", -1)[3]));
        assertThat(attempts).as("call %d", k).containsExactly(run.result().orElseThrow());
        assertThat(workplace.secrets).isEmpty();
        assertThat(workplace.dump().keySet()).noneMatch(key -> key.contains(" T#"));
        assertThat(
                workplace.events.stream()
                    .filter(event -> event.type().endsWith("closed"))
                    .map(Bus.Event::id)
                    .distinct())
            .hasSize(1);
      }
    }
  }
}
