package dev.astrolabe.qualification;

/** Says who did what to what. */
@FunctionalInterface
interface Audit {
  /**
   * Says one thing that was done.
   *
   * @param action {@code lead.merged}, {@code model.published}
   * @param subject whose token it was; kept as a keyed hash
   * @param what a lead's id or a model's version
   */
  void did(String action, String subject, String what);
}
