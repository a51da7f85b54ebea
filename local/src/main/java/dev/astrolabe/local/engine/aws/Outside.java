package dev.astrolabe.local.engine.aws;

import dev.astrolabe.local.clock.LaptopClock;
import java.time.Instant;
import java.util.function.Supplier;

/** What the services take from outside: the laptop's time, and ids that nothing else has. */
public record Outside(LaptopClock clock, Supplier<String> ids) {
  Instant now() {
    return clock.now();
  }

  String id() {
    return ids.get();
  }
}
