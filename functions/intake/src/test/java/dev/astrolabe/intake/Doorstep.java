package dev.astrolabe.intake;

import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.door.EntryAddress;
import dev.astrolabe.runtime.http.AccessLog;
import dev.astrolabe.runtime.http.Seal;
import dev.astrolabe.runtime.http.TokenBuckets;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.text.PhonePlan;
import java.util.ArrayList;
import java.util.List;

/** The intake function with a queue that can be looked into, or that does not answer. */
final class Doorstep implements ArrivalQueue, AccessLog {
  final List<Arrival> queued = new ArrayList<>();
  final List<String> traces = new ArrayList<>();
  final List<String> log = new ArrayList<>();
  final EntryAddress addresses = new EntryAddress(() -> new Seal(new byte[32]));

  /** Of the clock by which it is counted who sends too many. */
  long nanos;

  final IntakeHandler handler = handler(0);

  /** The function, where one address may send a form twice at once and so often a minute. */
  IntakeHandler handler(int perMinute) {
    var buckets = new TokenBuckets(2, perMinute, () -> nanos);
    return new IntakeHandler(
        new PhonePlan("AE"), this, addresses, new FormLimit(buckets, new KeyedHash("key")), this);
  }

  boolean queueIsDown;

  @Override
  public Sent send(Arrival arrival, String trace) {
    if (queueIsDown) {
      return new Sent.Unavailable();
    }
    queued.add(arrival);
    traces.add(trace);
    return new Sent.Queued();
  }

  @Override
  public void answered(Served served) {
    log.add(served.route() + " " + served.status() + " " + served.requestId());
  }

  @Override
  public void failed(String route, RuntimeException fault, String requestId, String trace) {
    log.add("fault " + route + " " + fault.getClass().getName() + " " + requestId);
  }
}
