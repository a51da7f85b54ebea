package dev.astrolabe.intake;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Seal;
import dev.astrolabe.runtime.text.PhonePlan;
import java.util.ArrayList;
import java.util.List;

/** The intake function with a queue that can be looked into, or that does not answer. */
final class Doorstep implements ArrivalQueue, AccessLog {
  final List<Arrival> queued = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final EntryAddress addresses = new EntryAddress(() -> new Seal(new byte[32]));
  final IntakeHandler handler = new IntakeHandler(new PhonePlan("AE"), this, addresses, this);
  boolean queueIsDown;

  @Override
  public Sent send(Arrival arrival) {
    if (queueIsDown) {
      return new Sent.Unavailable();
    }
    queued.add(arrival);
    return new Sent.Queued();
  }

  @Override
  public void answered(String route, int status, long micros, String requestId) {
    log.add(route + " " + status + " " + requestId);
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId) {
    log.add("fault " + route + " " + fault.getClass().getName() + " " + requestId);
  }
}
