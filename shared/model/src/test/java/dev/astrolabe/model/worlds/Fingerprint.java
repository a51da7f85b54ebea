package dev.astrolabe.model.worlds;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Explainer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;

/**
 * Prints the SHA-256 of all assessments of as many worlds as its argument says: what two JVMs must
 * agree on to the bit.
 */
final class Fingerprint {
  private Fingerprint() {}

  public static void main(String[] arguments) throws NoSuchAlgorithmException {
    var sha = MessageDigest.getInstance("SHA-256");
    for (long seed = 0; seed < Long.parseLong(arguments[0]); seed++) {
      var world = Worlds.random(seed);
      var model = new CompiledModel(world.model());
      for (var life : world.lives()) {
        for (var t : world.instants()) {
          var assessed = Explainer.assess(model, life.entries(), t, life.knownAt());
          // A set has no order; the rest has.
          var text =
              new TreeSet<>(assessed.qualified()) + " " + assessed.score() + assessed.lines();
          sha.update(text.getBytes(StandardCharsets.UTF_8));
          sha.update(
              (assessed.grade() + " " + assessed.stage() + assessed.completeness())
                  .getBytes(StandardCharsets.UTF_8));
          sha.update(assessed.disqualified().toString().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    System.out.println(HexFormat.of().formatHex(sha.digest()));
  }
}
