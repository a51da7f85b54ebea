package dev.astrolabe.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.ClockMove;
import dev.astrolabe.local.Keep;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.gateway.GatewayRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** {@code /_local/clock}: what the laptop's clock shows, and how it is moved. */
public final class ClockPage {
  /** Moves the clock, and tells what fired on the way. */
  public interface Mover {
    /**
     * Moves it.
     *
     * @param keep which firings are enough; where empty, every one unless there are too many
     */
    ClockMove.Moved moveTo(Instant target, Optional<Keep> keep)
        throws IOException, TimeoutException, InterruptedException;
  }

  private final LaptopClock clock;
  private final Mover mover;

  ClockPage(LaptopClock clock, Mover mover) {
    this.clock = clock;
    this.mover = mover;
  }

  /** What the clock shows, and what fired before it did. */
  GatewayAnswer time(ClockMove.Moved moved) {
    var answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("now", clock.now().toString())
            .put("ahead", clock.ahead().toString())
            .put("fired", moved.fired());
    var thinned = answer.putArray("thinned");
    for (var each : moved.thinned()) {
      thinned
          .addObject()
          .put("schedule", each.schedule())
          .put("due", each.due())
          .put("fired", each.fired())
          .put("kept", each.kept());
    }
    return GatewayAnswer.json(200, answer.toString());
  }

  /** Moves the clock as the body says. */
  GatewayAnswer move(GatewayRequest request) throws InterruptedException {
    Instant target;
    Optional<Keep> keep;
    try {
      var body = new ObjectMapper().readTree(request.body().text());
      target = OffsetDateTime.parse(body.path("now").asText()).toInstant();
      keep = Keep.named(body.path("keep").asText());
      if (keep.isEmpty() && body.has("keep")) {
        return LocalPages.problem(422, "keep is each, hour, day or last: which firings are enough");
      }
    } catch (JsonProcessingException | DateTimeException e) {
      return LocalPages.problem(400, "{\"now\": \"2026-10-05T09:00:00Z\"} is expected");
    }
    try {
      return time(mover.moveTo(target, keep));
    } catch (IllegalArgumentException e) {
      return LocalPages.problem(409, String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      return LocalPages.problem(503, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return LocalPages.problem(500, "the clock is not kept: " + e.getMessage());
    }
  }
}
