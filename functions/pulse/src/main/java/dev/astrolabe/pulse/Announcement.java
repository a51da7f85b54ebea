package dev.astrolabe.pulse;

import dev.astrolabe.runtime.deliver.Bus;
import dev.astrolabe.runtime.survey.SurveyRun;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the bus of a run; under one id however often it is told. */
final class Announcement {
  private Announcement() {}

  static void opened(Bus bus, SurveyRun run) {
    var data = data(run);
    data.put("closes", run.closes().toString());
    data.put("asked", run.asked());
    send(bus, run, "dev.astrolabe.survey.opened", run.opens(), data);
  }

  /** Tells whether there is a result; how many answered only where there is. */
  static void closed(Bus bus, SurveyRun run) {
    var data = data(run);
    data.put("asked", run.asked());
    data.put("outcome", run.result().isPresent() ? "counted" : "tooFew");
    run.result().ifPresent(attempt -> data.put("answered", run.answered()));
    send(bus, run, "dev.astrolabe.survey.closed", run.closes(), data);
  }

  private static SortedMap<String, Object> data(SurveyRun run) {
    var data = new TreeMap<String, Object>();
    data.put("survey", run.survey());
    data.put("run", run.id());
    return data;
  }

  private static void send(
      Bus bus, SurveyRun run, String type, Instant at, SortedMap<String, Object> data) {
    var subject = run.survey() + "/" + run.id();
    bus.send(new Bus.Event(type + "/" + subject, type, subject, at, data));
  }
}
