package dev.astrolabe.enps;

import dev.astrolabe.model.survey.Answers;
import dev.astrolabe.model.survey.Breakdowns;
import dev.astrolabe.model.survey.Tallies;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.store.Crash;
import dev.astrolabe.runtime.store.DynamoReportRuns;
import dev.astrolabe.runtime.store.LocalTables;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRuns;
import dev.astrolabe.runtime.store.PulseSurveys;
import dev.astrolabe.runtime.survey.SurveyDocument;
import dev.astrolabe.runtime.survey.SurveyRun;
import dev.astrolabe.runtime.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The sample company's closed run, and what its report is delivered to. */
final class Office {
  static final Instant CLOSED = Instant.parse("2026-09-30T05:00:00Z");
  private static final String SURVEY =
      """
      {"languages":["en"],"scale":"1-10","cadence":"quarterly","opens":"2026-06-21","closesAfter":"P9D",
       "breakdowns":["department","office"],"questions":[{"id":"enps","type":"enps","text":{"en":"?"}}]}
      """;

  private static final Breakdowns NOOR =
      new Breakdowns(
          Map.of(
              Map.of("department", "Sales", "office", "Dubai"), 11,
              Map.of("department", "Sales", "office", "Tehran"), 3,
              Map.of("department", "Product", "office", "Dubai"), 4,
              Map.of("department", "Product", "office", "Tehran"), 7,
              Map.of("department", "Product", "office", "Cairo"), 5));

  final Crash crash = new Crash();
  final SortedMap<String, byte[]> files = new TreeMap<>();
  final List<Mailer.Mail> mails = new ArrayList<>();
  final List<Bus.Event> events = new ArrayList<>();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final PulseRuns runs;
  final PulseResults results;
  final Delivery delivery;
  final EnpsHandler handler;

  Office() {
    var plain = LocalTables.client();
    var table = LocalTables.createOne(plain);
    var client = LocalTables.client(crash);
    var surveys = new PulseSurveys(client, table);
    runs = new PulseRuns(client, table);
    results = new PulseResults(client, table);
    surveys.put("pulse", SURVEY, Optional.empty());
    var zone = ZoneId.of("Asia/Dubai");
    var reports = new Reports(runs, results, zone);
    delivery =
        new Delivery(
            new Delivery.Ports(
                surveys,
                reports,
                new DynamoReportRuns(client, table),
                (key, bytes, type) -> counted(() -> files.put(key, bytes)),
                mail -> counted(() -> mails.add(mail)),
                event -> counted(() -> events.add(event)),
                Optional.of("people@noor.example"),
                List.of(Language.ENGLISH)));
    handler =
        new EnpsHandler(
            new EnpsRoutes(reports, zone, DayOfWeek.MONDAY),
            new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), "enps-report"));
  }

  private void counted(Runnable call) {
    crash.before();
    call.run();
    crash.after();
  }

  /** A run of these answers; nothing is kept of fewer than five, as closing does. */
  Office ran(String id, String document, int asked, Instant closes, List<Tallies.Ballot> ballots) {
    var plan = SurveyDocument.ofText("pulse", document);
    var run = SurveyRun.begun("pulse", id, document, closes.minusSeconds(777_600), closes, "link");
    var asking = run.sealedTo(new byte[32], NOOR).asking(asked, Map.of());
    if (ballots.size() < 5) {
      runs.begin(asking.in(SurveyRun.State.TOO_FEW));
      return this;
    }
    results.keep("pulse", id, "a1", Tallies.of(plan.survey(), ballots, new SplittableRandom(1)));
    runs.begin(asking.counted(ballots.size(), "a1").in(SurveyRun.State.CLOSED));
    return this;
  }

  Office sample() {
    var ballots = new ArrayList<Tallies.Ballot>();
    answered(ballots, 5, "10", "Sales", "Dubai");
    answered(ballots, 3, "8", "Sales", "Dubai");
    answered(ballots, 3, "4", "Sales", "Tehran");
    answered(ballots, 7, "9", "Product", "Tehran");
    answered(ballots, 3, "7", "Product", "Cairo");
    answered(ballots, 1, "7", "Product", "Dubai");
    answered(ballots, 2, "1", "Product", "Dubai");
    return ran("2026-09-21", SURVEY, 30, CLOSED, ballots);
  }

  /** The quarter before: 10, 10, 10 of 30, on a scale. */
  Office before(String scale) {
    var ballots = new ArrayList<Tallies.Ballot>();
    answered(ballots, 10, "10", "Sales", "Dubai");
    answered(ballots, 10, "8", "Sales", "Dubai");
    answered(ballots, 10, "2", "Sales", "Dubai");
    return ran(
        "2026-06-21",
        SURVEY.replace("1-10", scale),
        30,
        Instant.parse("2026-06-30T05:00:00Z"),
        ballots);
  }

  static void answered(
      List<Tallies.Ballot> ballots, int times, String answer, String department, String office) {
    for (int i = 0; i < times; i++) {
      var answers = new TreeMap<String, List<String>>();
      answers.put("enps", List.of(answer));
      ballots.add(
          new Tallies.Ballot(
              Map.of("department", department, "office", office), new Answers(answers)));
    }
  }

  Ask.Answer asks(Ask ask) {
    return ask.as("people-1", "people").of(handler);
  }

  static String survey() {
    return SURVEY;
  }
}
