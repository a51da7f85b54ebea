package dev.astrolabe.pulse;

import dev.astrolabe.model.survey.Employee;
import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.deliver.Mailer;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.store.Crash;
import dev.astrolabe.runtime.store.LocalTables;
import dev.astrolabe.runtime.store.PulseBallots;
import dev.astrolabe.runtime.store.PulseEmployees;
import dev.astrolabe.runtime.store.PulseResults;
import dev.astrolabe.runtime.store.PulseRosters;
import dev.astrolabe.runtime.store.PulseRuns;
import dev.astrolabe.runtime.store.PulseSurveys;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A company with a table of its own, a secret store, a mailbox for each employee, and the log. */
final class Workplace {
  static final Instant OPENS = Instant.parse("2026-09-21T05:00:00Z");
  static final Instant HALF = Instant.parse("2026-09-25T17:00:00Z");
  static final Instant CLOSES = Instant.parse("2026-09-30T05:00:00Z");
  static final String SURVEY =
      """
      {"languages":["en","ar","fa"],"scale":"1-10","cadence":"once","opens":"2026-09-21",
       "closesAfter":"P9D","breakdowns":["department","office"],"questions":[
        {"id":"enps","type":"enps","text":{"en":"Would you recommend us?","ar":"هل توصي بنا؟","fa":"ما را توصیه می‌کنید؟"}},
        {"id":"team","type":"choice","text":{"en":"Your day?","ar":"يومك؟","fa":"روز شما؟"},"options":[
          {"id":"calm","text":{"en":"Calm","ar":"هادئ","fa":"آرام"}},
          {"id":"busy","text":{"en":"Busy","ar":"مزدحم","fa":"شلوغ"}}]},
        {"id":"words","type":"text","text":{"en":"Anything else?","ar":"شيء آخر؟","fa":"چیز دیگری؟"}}]}
      """;
  private static final Pattern LINK = Pattern.compile("/s/([A-Za-z0-9_-]+)");

  final Crash crash = new Crash();
  final SortedMap<String, byte[]> secrets = new TreeMap<>();
  final List<Mailer.Mail> mails = new ArrayList<>();
  final List<Bus.Event> events = new ArrayList<>();
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final Ports ports;
  final Schedule schedule;
  final PulseHandler handler;
  private final DynamoDbClient plain = LocalTables.client();
  private final String table = LocalTables.createOne(plain);

  Workplace() {
    var client = LocalTables.client(crash);
    this.ports =
        new Ports(
            new PulseSurveys(client, table),
            new PulseEmployees(client, table),
            new PulseRuns(client, table),
            new PulseBallots(client, table),
            new PulseResults(client, table),
            new PulseRosters(client, table),
            new Safe(),
            mail -> counted(() -> mails.add(mail)),
            event -> counted(() -> events.add(event)),
            "https://pulse.example",
            ZoneId.of("Asia/Dubai"),
            new Random(42));
    this.schedule = new Schedule(ports);
    var out = new PrintStream(log, true, StandardCharsets.UTF_8);
    this.handler =
        new PulseHandler(ports, new QuietLog(new RequestLog(out, "pulse"), out, "pulse"));
  }

  private void counted(Runnable call) {
    crash.before();
    call.run();
    crash.after();
  }

  private final class Safe implements SecretStore {
    @Override
    public Optional<byte[]> find(String name) {
      crash.before();
      var found = Optional.ofNullable(secrets.get(name));
      crash.after();
      return found;
    }

    @Override
    public byte[] keep(String name, byte[] candidate) {
      crash.before();
      secrets.putIfAbsent(name, candidate);
      crash.after();
      return secrets.getOrDefault(name, candidate);
    }

    @Override
    public void forget(String name) {
      counted(() -> secrets.remove(name));
    }
  }

  /** Employs people e00, e01 ...: every second in sales, every third in Tehran. */
  Workplace employs(int people) {
    var employees = new ArrayList<Employee>();
    for (int i = 0; i < people; i++) {
      var id = "e%02d".formatted(i);
      var attributes = new TreeMap<String, String>();
      attributes.put("department", i % 2 == 0 ? "Sales" : "Product");
      attributes.put("office", i % 3 == 0 ? "Tehran" : "Dubai");
      employees.add(
          new Employee(
              id,
              Optional.of(id + "@noor.example"),
              List.of("en", "ar", "fa").get(i % 3),
              attributes,
              Optional.empty()));
    }
    ports.employees().replace(employees, Optional.empty());
    return this;
  }

  Workplace plans(String survey) {
    var answer = people(Ask.put("/api/surveys/pulse").json(survey));
    if (answer.status() != 200) {
      throw new AssertionError(answer.body());
    }
    return this;
  }

  Ask.Answer people(Ask ask) {
    return ask.as("people-1", "people").of(handler);
  }

  Schedule.Done at(Instant now) {
    return schedule.run(
        now,
        () -> false,
        (survey, failure) -> {
          throw failure;
        });
  }

  /** The path of somebody's link, from their newest mail. */
  String link(String employee) {
    var mail =
        mails.reversed().stream()
            .filter(m -> m.to().equals(employee + "@noor.example"))
            .findFirst()
            .orElseThrow();
    var found = LINK.matcher(mail.text());
    if (!found.find()) {
      throw new AssertionError("a mail has a link");
    }
    return "/s/" + found.group(1);
  }

  Ask.Answer answers(String link, String form, Instant now) {
    return Ask.post(link).browser("en").form(form).at(now).of(handler);
  }

  /** Every item of the table, by its keys. */
  SortedMap<String, Map<String, AttributeValue>> dump() {
    var all = new TreeMap<String, Map<String, AttributeValue>>();
    plain
        .scanPaginator(r -> r.tableName(table).consistentRead(true))
        .items()
        .forEach(item ->
            all.put(
                item.getOrDefault("pk", AttributeValue.fromS("")).s()
                    + " "
                    + item.getOrDefault("sk", AttributeValue.fromS("")).s(),
                item));
    return all;
  }

  String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }
}
