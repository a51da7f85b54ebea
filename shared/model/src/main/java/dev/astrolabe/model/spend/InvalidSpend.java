package dev.astrolabe.model.spend;

/** A row of spend that cannot be: says why in no language. */
public final class InvalidSpend extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient SpendFault fault;

  InvalidSpend(SpendFault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  public SpendFault fault() {
    return fault;
  }
}
