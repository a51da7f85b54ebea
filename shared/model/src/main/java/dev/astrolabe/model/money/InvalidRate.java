package dev.astrolabe.model.money;

/** A rate that cannot be: says why in no language. */
public final class InvalidRate extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient RateFault fault;

  InvalidRate(RateFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  public RateFault fault() {
    return fault;
  }
}
