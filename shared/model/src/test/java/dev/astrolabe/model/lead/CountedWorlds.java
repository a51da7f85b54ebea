package dev.astrolabe.model.lead;

/** Counted worlds for whoever compares many of them. */
public final class CountedWorlds {
  private CountedWorlds() {}

  /**
   * Compares what is counted in one world with what somebody counts who looks at everything, and
   * with what a rebuild counts. Throws {@link AssertionError}, whose message names the seed, where
   * they differ.
   */
  public static void compare(long seed) {
    var world = new CountedWorld(seed);
    try {
      world.live();
      world.rebuild();
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }
}
