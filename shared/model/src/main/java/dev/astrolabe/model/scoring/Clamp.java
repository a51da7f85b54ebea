package dev.astrolabe.model.scoring;

import java.util.Optional;

/** A floor and a cap for a plain sum; each may be absent. */
public record Clamp(Optional<Points> floor, Optional<Points> cap) {
  public static final Clamp NONE = new Clamp(Optional.empty(), Optional.empty());

  public Clamp {
    if (floor.isPresent() && cap.isPresent() && floor.get().compareTo(cap.get()) > 0) {
      throw new IllegalArgumentException("a floor is not above its cap");
    }
  }

  public static Clamp cap(Points cap) {
    return new Clamp(Optional.empty(), Optional.of(cap));
  }

  /** The sum, held between floor and cap. Millionths. */
  public long hold(long sum) {
    long held = sum;
    if (cap.isPresent()) {
      held = Math.min(held, cap.get().millionths());
    }
    if (floor.isPresent()) {
      held = Math.max(held, floor.get().millionths());
    }
    return held;
  }

  public boolean isNone() {
    return floor.isEmpty() && cap.isEmpty();
  }
}
