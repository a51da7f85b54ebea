package dev.astrolabe.runtime.door;

import java.util.Optional;
import java.util.function.Supplier;

/** Something made when it is first asked for and kept: most invocations never ask. */
public final class Remembered<T> implements Supplier<T> {
  private final Supplier<T> make;
  private Optional<T> made = Optional.empty();

  public Remembered(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(make.get());
    }
    return made.get();
  }
}
