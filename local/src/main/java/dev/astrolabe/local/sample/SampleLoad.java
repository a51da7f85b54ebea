package dev.astrolabe.local.sample;

import dev.astrolabe.local.sample.Happening.Door;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads the sample company into a running stack, through the doors that everybody has, with the
 * clock moved as its story goes.
 */
public final class SampleLoad {
  /** What the clock has to show at first: forty seconds before the third quarter in Dubai. */
  public static final Instant BEGIN = Instant.parse("2026-06-30T19:59:20Z");

  private static final Instant THIRD_QUARTER = Instant.parse("2026-06-30T20:00:00Z");
  private static final Instant SENT = Instant.parse("2026-09-21T06:00:00Z");
  private static final Instant ANSWERED = Instant.parse("2026-09-23T06:00:00Z");
  private static final Instant CLOSED = Instant.parse("2026-09-30T06:15:00Z");
  private static final Instant SENT_AGAIN = Instant.parse("2026-10-02T06:00:00Z");
  private static final Duration DAYS = Duration.ofDays(3);

  private final SampleCompany company = new SampleCompany();
  private final String address;
  private final Doors doors;
  private final Surveys surveys;
  private final PrintStream progress;
  private final long began = System.nanoTime();
  private Instant heardUpTo = Instant.EPOCH;

  private SampleLoad(URI base, PrintStream progress) {
    this.address = base.toString();
    this.doors = new Doors(base);
    this.surveys = new Surveys(doors);
    this.progress = progress;
  }

  /**
   * Loads everything into the empty stack at {@code base}, whose clock shows {@link #BEGIN}.
   *
   * @param progress gets a line for each step
   * @return what a start page can lead to
   */
  public static LoadedSample into(URI base, PrintStream progress)
      throws IOException, InterruptedException {
    return new SampleLoad(base, progress).load();
  }

  private LoadedSample load() throws IOException, InterruptedException {
    doors.renew();
    var criteria = Criteria.read(doors);
    criteria.publishLooser();
    say("version 1 of the model is published");
    history();
    while (doors.now().isBefore(THIRD_QUARTER)) {
      Thread.sleep(Duration.ofMillis(200));
    }
    doors.renew();
    criteria.publishStricter();
    say("version 2 of the model is published");
    var spending = new Spending();
    spending.record(doors);
    say(spending.rows().size() + " rows of spend, " + spending.rates().size() + " rates");
    surveys.prepare();
    say(Surveys.people() + " employees, 2 surveys");
    int bought =
        new HistoryImport(doors)
            .take("kind=leads&mode=live&origin=purchased&consent=none", company.purchased().file());
    say(bought + " addresses of a purchased list; waiting until version 2 is in force");
    doors.settle();
    thirdQuarter();
    october();
    var negar = leadOf(Stories.NEGAR.email());
    doors.moveTo(SampleCompany.MORNING);
    say("the clock shows " + SampleCompany.MORNING);
    return new LoadedSample(negar, address);
  }

  private void history() throws IOException, InterruptedException {
    var imports = new HistoryImport(doors);
    var query = "&mode=history&origin=voluntary&consent=" + Doors.encoded("asked on the web form");
    int people = imports.take("kind=leads" + query, company.past().people());
    int entries = imports.take("kind=entries" + query, company.past().entries());
    say("second quarter: " + people + " people, " + entries + " entries of history");
  }

  private void thirdQuarter() throws IOException, InterruptedException {
    for (var at = Instant.parse("2026-07-03T18:00:00Z"); at.isBefore(SENT); at = at.plus(DAYS)) {
      hear(at);
    }
    hear(SENT);
    surveys.sendTeam();
    say("the survey is sent");
    hear(ANSWERED);
    say(surveys.answer() + " answers");
    for (var at = ANSWERED.plus(DAYS); at.isBefore(CLOSED); at = at.plus(DAYS)) {
      hear(at);
    }
    hear(CLOSED);
    surveys.close();
    say("the survey is closed");
    hear(Instant.parse("2026-09-30T18:00:00Z"));
  }

  private void october() throws IOException, InterruptedException {
    hear(Instant.parse("2026-10-01T18:00:00Z"));
    hear(SENT_AGAIN);
    surveys.sendOctober();
    hear(Instant.parse("2026-10-03T18:00:00Z"));
    hear(SampleCompany.MORNING.minus(Duration.ofMinutes(30)));
  }

  /** Moves the clock and sends what has happened since it was moved last. */
  private void hear(Instant upTo) throws IOException, InterruptedException {
    doors.moveTo(upTo);
    Map<String, List<Happening>> byPerson = new LinkedHashMap<>();
    int n = 0;
    for (var happening : company.live()) {
      if (happening.at().isAfter(heardUpTo) && !happening.at().isAfter(upTo)) {
        byPerson.computeIfAbsent(happening.email(), who -> new ArrayList<>()).add(happening);
        n++;
      }
    }
    AtOnce.each(byPerson.values(), this::send);
    settleStories(heardUpTo, upTo);
    heardUpTo = upTo;
    say("until " + upTo + ": " + n + " entries");
  }

  private void send(List<Happening> ofOne) throws IOException, InterruptedException {
    for (var happening : ofOne) {
      if (happening.door() == Door.FORM) {
        Map<String, String> fields = new LinkedHashMap<>(happening.payload());
        fields.putAll(happening.stated());
        fields.put("occurredAt", happening.at().toString());
        doors.form(happening.kind(), fields);
      } else {
        tell(happening);
      }
    }
  }

  private void tell(Happening happening) throws IOException, InterruptedException {
    var body =
        Doors.object()
            .put("kind", happening.kind())
            .put("entryId", happening.id())
            .put("occurredAt", happening.at().toString());
    var identities = body.putArray("identities");
    for (var kind : new String[] {"email", "phone"}) {
      var value = happening.stated().getOrDefault(kind, "");
      if (!value.isEmpty()) {
        identities.addObject().put("kind", kind).put("value", value);
      }
    }
    body.set("profile", Doors.object(happening.stated()));
    body.set("payload", Doors.object(happening.payload()));
    var _ = doors.post("/api/leads", body);
  }

  /** Quarantine, and the merge of a pair: what people do by hand once they see it. */
  private void settleStories(Instant after, Instant upTo) throws IOException, InterruptedException {
    var marks =
        company.stories().automatic().stream()
            .filter(click -> click.at().isAfter(after) && !click.at().isAfter(upTo))
            .toList();
    boolean merges =
        company.stories().calledAt().isAfter(after) && !company.stories().calledAt().isAfter(upTo);
    if (marks.isEmpty() && !merges) {
      return;
    }
    doors.settle();
    if (merges) {
      var caller = search("phone", Stories.RAMI_CALLED_FROM);
      var _ =
          doors.post(
              "/api/leads/" + leadOf(Stories.RAMI.email()) + "/merge",
              Doors.object().put("with", caller));
    }
    for (var click : marks) {
      var body = Doors.object().put("reason", Stories.mark());
      body.putArray("entries").addObject().put("source", "api").put("entryId", click.id());
      var _ = doors.post("/api/leads/" + leadOf(click.email()) + "/quarantine", body);
    }
  }

  private String leadOf(String email) throws IOException, InterruptedException {
    return search("email", email);
  }

  private String search(String by, String value) throws IOException, InterruptedException {
    var found = doors.post("/api/leads/search", Doors.object().put(by, value)).at("/items/0");
    if (found.isMissingNode()) {
      throw new IOException("no lead has the " + by + " " + value);
    }
    return found.path("leadId").asText();
  }

  private void say(String step) {
    progress.printf(
        java.util.Locale.ROOT, "%4d s  %s%n", (System.nanoTime() - began) / 1_000_000_000, step);
  }
}
