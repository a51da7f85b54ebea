package dev.astrolabe.local.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.astrolabe.local.ClockMove;
import dev.astrolabe.local.Keep;
import dev.astrolabe.local.clock.LaptopClock;
import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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

  private sealed interface Outcome {
    record Moved(ClockMove.Moved way) implements Outcome {}

    record Refused(int status, String detail, Phrase said) implements Outcome {}
  }

  private final LaptopClock clock;
  private final Mover mover;

  ClockPage(LaptopClock clock, Mover mover) {
    this.clock = clock;
    this.mover = mover;
  }

  GatewayAnswer answer(Asked asked) throws InterruptedException {
    if (asked.reads()) {
      return asked.wantsHtml()
          ? new ClockForm(asked, clock).page(200, Optional.empty())
          : time(ClockMove.Moved.NOT);
    }
    if (asked.is("POST") && asked.bringsAForm() && asked.wantsHtml()) {
      return moveByForm(asked);
    }
    return asked.is("PUT") ? move(asked) : Problems.wrongMethod(asked, "GET, PUT");
  }

  /** What the clock shows, and what fired before it did. */
  private GatewayAnswer time(ClockMove.Moved moved) {
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
  private GatewayAnswer move(Asked asked) throws InterruptedException {
    Instant target;
    Optional<Keep> keep;
    try {
      var body = new ObjectMapper().readTree(asked.request().body().text());
      target = OffsetDateTime.parse(body.path("now").asText()).toInstant();
      keep = Keep.named(body.path("keep").asText());
      if (keep.isEmpty() && body.has("keep")) {
        return Problems.problem(
            asked, 422, "keep is each, hour, day or last: which firings are enough");
      }
    } catch (JsonProcessingException | DateTimeException e) {
      return Problems.problem(asked, 400, "{\"now\": \"2026-10-05T09:00:00Z\"} is expected");
    }
    return switch (outcome(target, keep)) {
      case Outcome.Moved(var way) -> time(way);
      case Outcome.Refused(var status, var detail, var said) ->
          Problems.problem(asked, status, detail);
    };
  }

  /** Moves the clock as the page's form says, and leads back to the page. */
  private GatewayAnswer moveByForm(Asked asked) throws InterruptedException {
    var fields = asked.form();
    var form = new ClockForm(asked, clock);
    Instant target;
    try {
      target = LocalDateTime.parse(fields.getOrDefault("now", "")).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      var example = ClockForm.written(clock.now().plus(Duration.ofDays(1)));
      return form.page(
          422, Optional.of(Phrase.NOT_A_TIME.in(asked.language(), "\u2066" + example + "\u2069")));
    }
    return switch (outcome(target, Keep.named(fields.getOrDefault("keep", "")))) {
      case Outcome.Moved(var way) ->
          new GatewayAnswer(
              303,
              List.of(
                  new GatewayAnswer.Header(
                      "location",
                      "/_local/clock?lang="
                          + asked.language().tag()
                          + "&fired="
                          + way.fired()
                          + "&thinned="
                          + way.thinned().size())),
              Body.EMPTY);
      case Outcome.Refused(var status, var detail, var said) ->
          form.page(status, Optional.of(said.in(asked.language())));
    };
  }

  private Outcome outcome(Instant target, Optional<Keep> keep) throws InterruptedException {
    try {
      return new Outcome.Moved(mover.moveTo(target, keep));
    } catch (IllegalArgumentException e) {
      return new Outcome.Refused(409, String.valueOf(e.getMessage()), Phrase.NOT_FORWARD);
    } catch (TimeoutException e) {
      return new Outcome.Refused(503, String.valueOf(e.getMessage()), Phrase.NOT_IN_TIME);
    } catch (IOException e) {
      return new Outcome.Refused(500, "the clock is not kept: " + e.getMessage(), Phrase.NOT_KEPT);
    }
  }
}
