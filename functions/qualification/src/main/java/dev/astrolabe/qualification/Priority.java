package dev.astrolabe.qualification;

import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.Stage;
import dev.astrolabe.runtime.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom to call first: by stage, then whoever asked for sales, the longest waiting first, then by
 * score.
 *
 * @param value stage x 10^7 + (hours waited + 1, at most 999; 0 who did not ask) x 10^4 + whole
 *     points, at most 9,999
 */
record Priority(long value, String reason) {
  /** Kinds of entries by which somebody asks for sales in so many words. */
  private static final Set<String> REQUESTS =
      Set.of("demo-requested", "price-requested", "sales-contact-requested");

  /** A request is open for so long. */
  private static final Duration OPEN = Duration.ofDays(60);

  static Priority of(
      CompiledModel model, Evidence evidence, Facts facts, Stage stage, long total, Instant at) {
    var request = request(model, evidence, facts, at);
    long waited =
        request.map(since -> Math.min(998, Duration.between(since, at).toHours()) + 1).orElse(0L);
    long points = Math.clamp(total / Points.SCALE, 0L, 9_999L);
    var reason = new StringBuilder(stage.name());
    if (request.isPresent()) {
      reason.append("; asked for sales ").append(age(Duration.between(request.get(), at)));
    }
    reason.append("; ").append(Points.decimal(total).toPlainString()).append(" points");
    return new Priority(rank(stage) * 10_000_000L + waited * 10_000L + points, reason.toString());
  }

  private static long rank(Stage stage) {
    return switch (stage) {
      case LEAD -> 0;
      case MQL -> 1;
      case PQL -> 2;
      case SQL -> 3;
    };
  }

  private static String age(Duration waited) {
    return waited.toDays() > 0
        ? waited.toDays() + (waited.toDays() == 1 ? " day ago" : " days ago")
        : waited.toHours() + (waited.toHours() == 1 ? " hour ago" : " hours ago");
  }

  /** The oldest request that is still open and not quarantined. */
  private static Optional<Instant> request(
      CompiledModel model, Evidence evidence, Facts facts, Instant at) {
    var asking = new HashSet<Integer>();
    for (int i = 0; i < model.matchers().size(); i++) {
      if (REQUESTS.containsAll(model.matchers().get(i).kinds())) {
        asking.add(i);
      }
    }
    var hidden = new HashSet<Long>();
    facts
        .marks()
        .forEach((id, mark) -> {
          if (mark.quarantined()) {
            hidden.add(Evidence.key(id));
          }
        });
    long now = at.getEpochSecond();
    for (int i = 0; i < evidence.size() && evidence.time(i) <= now; i++) {
      if (evidence.time(i) > now - OPEN.toSeconds()
          && evidence.shape(i).voluntary()
          && !hidden.contains(evidence.key(i))
          && evidence.shape(i).matchers().stream().anyMatch(asking::contains)) {
        return Optional.of(Instant.ofEpochSecond(evidence.time(i)));
      }
    }
    return Optional.empty();
  }

  Json json() {
    return Json.object().put("value", value).put("reason", reason).build();
  }
}
