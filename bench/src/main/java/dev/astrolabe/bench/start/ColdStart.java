package dev.astrolabe.bench.start;

import dev.astrolabe.bench.BudgetTable;
import dev.astrolabe.bench.Machine;
import dev.astrolabe.bench.Samples;
import dev.astrolabe.bench.function.BareHandler;
import dev.astrolabe.bench.function.FunctionCode;
import dev.astrolabe.bench.function.FunctionProcess;
import dev.astrolabe.bench.function.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Time from the start of a JVM to the first answer of the scoring function, beside a handler that
 * does one put with the same client, transport, class path and flags. Starts are interleaved. The
 * model document is read from its table and compiled in each.
 */
public final class ColdStart {
  private static final int ROUNDS = 21;
  private static final int ROUNDS_QUICK = 7;
  private static final int PACKAGES_SHOWN = 12;

  /** What is started in turn. */
  private enum Start {
    BARE("a bare put"),
    FIRST_CONTACT("scoring, a first contact"),
    KNOWN_LEAD("scoring, a lead that is known");

    private final String text;

    Start(String text) {
      this.text = text;
    }
  }

  private final Installation installation;
  private final List<Path> classPath;
  private final List<String> oneProcessor;
  private final String event;
  private int starts;

  private ColdStart(
      Installation installation, List<Path> classPath, List<String> oneProcessor, String event) {
    this.installation = installation;
    this.classPath = classPath;
    this.oneProcessor = oneProcessor;
    this.event = event;
  }

  /** Measures, and gives the table. */
  public static BudgetTable measure(boolean quick) {
    try (var installation = Installation.make()) {
      var root = Path.of("").toAbsolutePath();
      var code = FunctionCode.unpack(root, "scoring", installation.folder().resolve("code"));
      var classPath = new ArrayList<>(code.classPath());
      classPath.add(Installation.classes());
      var event =
          Files.readString(root.resolve("events").resolve("sqs-live.json"), StandardCharsets.UTF_8);
      return new ColdStart(installation, classPath, Machine.oneProcessor(), event)
          .run(quick ? ROUNDS_QUICK : ROUNDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private BudgetTable run(int rounds) throws IOException {
    // The first starts also warm the tables and the disk, and publish the model: not counted.
    var classes = new EnumMap<Start, LoadedClasses>(Start.class);
    for (var start : Start.values()) {
      classes.put(start, classesOf(start));
    }
    var wall = new EnumMap<Start, List<Double>>(Start.class);
    var handler = new EnumMap<Start, List<Double>>(Start.class);
    for (int round = 0; round < rounds; round++) {
      for (var start : Start.values()) {
        var answer = first(start, List.of());
        wall.computeIfAbsent(start, s -> new ArrayList<>()).add(answer.sinceStart() / 1e6);
        handler.computeIfAbsent(start, s -> new ArrayList<>()).add(answer.nanos() / 1e6);
      }
    }
    return table(rounds, classes, wall, handler);
  }

  private BudgetTable table(
      int rounds,
      Map<Start, LoadedClasses> classes,
      Map<Start, List<Double>> wall,
      Map<Start, List<Double>> handler) {
    var table = new BudgetTable("cold-start: first response in a fresh JVM");
    var bare = Samples.of(of(wall, Start.BARE));
    for (var start : List.of(Start.FIRST_CONTACT, Start.KNOWN_LEAD)) {
      table.atMost(
          start.text + ", median beside a bare put",
          1.3,
          Samples.of(of(wall, start)).at(0.5) / bare.at(0.5));
      table.atMost(
          start.text + ", classes more than a bare put",
          450,
          of(classes, start).count() - of(classes, Start.BARE).count());
    }
    for (var start : Start.values()) {
      var all = Samples.of(of(wall, start));
      table.note(
          String.format(
              Locale.ROOT,
              "%s: median %.0f ms, quartiles %.0f and %.0f, least %.0f; %.0f ms of it in the"
                  + " handler; %d classes",
              start.text,
              all.at(0.5),
              all.at(0.25),
              all.at(0.75),
              all.at(0),
              Samples.of(of(handler, start)).at(0.5),
              of(classes, start).count()));
    }
    table.note("classes more, by package: " + more(classes));
    table.note(
        String.format(
            Locale.ROOT,
            "%d rounds of the three in turn, C1, SerialGC, %s; %s",
            rounds,
            oneProcessor.isEmpty() ? "one processor by -XX alone" : "one processor by taskset",
            Machine.load()));
    return table;
  }

  private static <T> T of(Map<Start, T> map, Start start) {
    var value = map.get(start);
    if (value == null) {
      throw new IllegalStateException("nothing was measured of " + start);
    }
    return value;
  }

  private static String more(Map<Start, LoadedClasses> classes) {
    var more = of(classes, Start.FIRST_CONTACT).moreThan(of(classes, Start.BARE));
    return String.join(
        ", ",
        more.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(PACKAGES_SHOWN)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList());
  }

  private LoadedClasses classesOf(Start start) throws IOException {
    var file = installation.folder().resolve("classes-" + start + ".log");
    first(start, List.of("-Xlog:class+load:file=" + file + ":none:filecount=0"));
    return LoadedClasses.read(file);
  }

  /** Starts a JVM and gives it one event. */
  private FunctionProcess.Answer first(Start start, List<String> flags) throws IOException {
    var all = new ArrayList<>(flags);
    all.add("-XX:ActiveProcessorCount=1");
    try (var process =
        FunctionProcess.start(
            oneProcessor,
            all,
            classPath,
            start == Start.BARE
                ? BareHandler.class.getName()
                : "dev.astrolabe.scoring.ScoringHandler",
            installation.environment(),
            installation.folder().resolve("events"))) {
      var answer = process.invoke(event(start).getBytes(StandardCharsets.UTF_8));
      var body = answer.body();
      if (!body.equals("{\"batchItemFailures\":[]}")) {
        throw new IOException(start + " answered " + body + "\n" + answer.logs());
      }
      return answer;
    }
  }

  /** The sample event with an entry of its own; each first contact is another person. */
  private String event(Start start) {
    starts++;
    int person = start == Start.KNOWN_LEAD ? 1 : starts;
    var entry = event.replace("0f4b7c1e5d", "entry" + (1_000_000 + starts));
    return entry
        .replace("negar@alborz-trading", "negar" + person + "@alborz-trading")
        .replace("Negar@Alborz-Trading", "Negar" + person + "@Alborz-Trading")
        .replace("+971501234567", String.format(Locale.ROOT, "+97150%07d", person));
  }
}
