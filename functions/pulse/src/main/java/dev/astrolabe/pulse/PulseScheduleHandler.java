package dev.astrolabe.pulse;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.astrolabe.runtime.batch.BatchEvent;
import dev.astrolabe.runtime.batch.BatchEventReader;
import dev.astrolabe.runtime.deliver.Turn;
import dev.astrolabe.runtime.environment.Environment;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.log.Log;
import dev.astrolabe.runtime.log.Metrics;
import dev.astrolabe.runtime.log.TraceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Called every quarter of an hour: opens runs, mails links and reminders, closes runs. */
public final class PulseScheduleHandler implements RequestStreamHandler {
  private static final String NAME = "pulse";

  /** Nothing new is begun with less left than this. */
  private static final int SPARE_MILLIS = 20_000;

  private final BatchEventReader events = new BatchEventReader();
  private final Ports ports;
  private final Schedule schedule;
  private final PrintStream out;

  public PulseScheduleHandler() {
    this(System.getenv());
  }

  /**
   * @param variables what the template gives the function
   */
  public PulseScheduleHandler(Map<String, String> variables) {
    this(Wiring.schedule(new Environment(variables)), System.out);
  }

  PulseScheduleHandler(Ports ports, PrintStream out) {
    this.ports = ports;
    this.schedule = new Schedule(ports);
    this.out = out;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    var log = new Log(out, NAME, TraceId.of(context));
    var metrics = new Metrics(out, NAME);
    if (!(events.read(input) instanceof BatchEvent.Scheduled(var now))) {
      throw new IllegalArgumentException("the only trigger of this function is a schedule");
    }
    BooleanSupplier timeIsUp = () -> context.getRemainingTimeInMillis() < SPARE_MILLIS;
    var done = run(now, context, timeIsUp, log);
    metrics.count("surveyFailed", done.failed());
    metrics.flush(now);
    output.write(
        new JsonWriter()
            .bytes(
                (Json)
                    Json.object()
                        .put("moved", done.moved())
                        .put("failed", done.failed())
                        .put("finished", done.failed() == 0 && !timeIsUp.getAsBoolean())
                        .build()));
  }

  private Schedule.Done run(Instant now, Context context, BooleanSupplier timeIsUp, Log log) {
    var attempt = HexFormat.of().formatHex(ports.randomBytes(16));
    try (var turn = Turn.of(ports.leases(), NAME, attempt, context)) {
      return schedule.run(
          now,
          turn,
          timeIsUp,
          (survey, failure) ->
              log.error("survey failed").with("survey", survey).with(failure).write());
    }
  }
}
