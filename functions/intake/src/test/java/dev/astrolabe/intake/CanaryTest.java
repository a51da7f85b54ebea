package dev.astrolabe.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.door.ArrivalQueue;
import dev.astrolabe.runtime.http.Ask;
import dev.astrolabe.runtime.http.Canary;
import dev.astrolabe.runtime.http.RequestLog;
import dev.astrolabe.runtime.http.TokenBuckets;
import dev.astrolabe.runtime.log.KeyedHash;
import dev.astrolabe.runtime.text.PhonePlan;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing a visitor sends is found in a log line, whatever becomes of the request. */
final class CanaryTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
  private final Doorstep doorstep = new Doorstep();

  private IntakeHandler handler(ArrivalQueue queue) {
    return new IntakeHandler(
        new PhonePlan("AE"),
        queue,
        doorstep.addresses,
        new FormLimit(new TokenBuckets(1, 0, () -> 0), new KeyedHash("key")),
        new RequestLog(out, "intake"));
  }

  @Test
  void isInNoLogLine() {
    var queues =
        List.<ArrivalQueue>of(
            doorstep,
            (arrival, trace) -> new ArrivalQueue.Sent.Unavailable(),
            (arrival, trace) -> {
              // A fault whose message repeats what somebody sent.
              throw new IllegalStateException(arrival.toString());
            });
    int asked = 0;
    for (var queue : queues) {
      var handler = handler(queue);
      for (var word : Canary.WORDS) {
        for (var ask : asks(word)) {
          var answer = ask.of(handler);
          asked++;
          if (answer.status() >= 400 && !answer.body().startsWith("<!doctype")) {
            assertThat(Canary.isIn(answer.body())).as(answer.body()).isFalse();
          }
        }
      }
    }
    var lines = written.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(asked).noneMatch(Canary::isIn);
    assertThat(lines).anyMatch(line -> line.contains("\"failed\""));
    assertThat(doorstep.queued).anyMatch(arrival -> Canary.isIn(arrival.toString()));
  }

  private static List<Ask> asks(String word) {
    var encoded = Canary.encoded(word);
    var asks = new ArrayList<Ask>();
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example&name=" + encoded));
    asks.add(Ask.post("/forms/demo").form("email=" + encoded + "%40b.example"));
    asks.add(Ask.post("/forms/demo").form("email=" + encoded));
    asks.add(Ask.post("/forms/demo").form(encoded + "=x&email=a%40b.example"));
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example&kind=" + encoded));
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example&occurredAt=" + encoded));
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example&entryId=" + encoded));
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example&a=" + encoded + "%"));
    asks.add(Ask.post("/forms/demo").json("{\"email\":\"a@b.example\",\"" + word + "\":1"));
    asks.add(Ask.post("/forms/demo").json("{\"" + word + "\":1,\"" + word + "\":2}"));
    asks.add(Ask.post("/forms/" + encoded).form("email=a%40b.example"));
    asks.add(Ask.get("/" + encoded));
    asks.add(Ask.get("/forms/demo?utm_source=" + encoded + "&" + encoded + "=1").browser("ar"));
    asks.add(Ask.get("/forms/demo?" + encoded + "=%"));
    asks.add(Ask.of(word, "/forms/demo"));
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example").from(word));
    asks.add(Ask.post("/forms/demo").form("email=a%40b.example&leave_empty=" + encoded));
    asks.add(Ask.get("/forms/demo/thanks?lang=" + encoded).browser("en"));
    asks.add(
        Ask.post("/forms/demo")
            .bytes(
                "multipart/form-data; boundary=x",
                ("--x\r\nContent-Disposition: form-data; name=\"" + word + "\"\r\n\r\n" + word)
                    .getBytes(StandardCharsets.UTF_8)));
    for (var header :
        List.of(
            "content-type",
            "accept",
            "accept-language",
            "idempotency-key",
            "referer",
            "cookie",
            "user-agent",
            "x-forwarded-for",
            "x-amzn-trace-id",
            "authorization")) {
      asks.add(Ask.post("/forms/demo").form("email=a%40b.example").header(header, word));
    }
    return asks;
  }
}
