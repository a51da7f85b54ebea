package dev.astrolabe.bench.kernel;

import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Tally;
import dev.astrolabe.model.scoring.Worksheet;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The lead and rules of {@link KernelBenchmark} on rule engines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PeerBenchmark {
  static final List<String> ENGINES =
      List.of("drools", "drools-plain", "jexl", "jexl-plain", "cel", "cel-plain");

  /** Which engine; {@code -plain} is without an index by kind. */
  @Param({"drools", "drools-plain", "jexl", "jexl-plain", "cel", "cel-plain"})
  public String engine = "";

  private Peer peer = u -> new HandWritten.Result(0, 0, 0, 0);
  private long now = FiftyRules.NOW;

  /** Prepares the engine, and checks that it comes to what the kernel comes to. */
  @Setup
  public void prepare() {
    peer = peer(engine);
    checkAgrees(engine, peer);
  }

  static Peer peer(String engine) {
    var lead = new PeerLead(FiftyRules.entries());
    return switch (engine) {
      case "drools" -> new DroolsPeer(lead, true);
      case "drools-plain" -> new DroolsPeer(lead, false);
      case "jexl" -> new JexlPeer(lead, true);
      case "jexl-plain" -> new JexlPeer(lead, false);
      case "cel" -> new CelPeer(lead, true);
      case "cel-plain" -> new CelPeer(lead, false);
      default -> throw new IllegalArgumentException("no engine is named " + engine);
    };
  }

  /** Throws where the peer deviates from the kernel, by a single millionth or a stage. */
  static void checkAgrees(String engine, Peer peer) {
    var model = new CompiledModel(FiftyRules.model());
    var entries = FiftyRules.entries();
    var tally = new Tally(model, Evidence.of(model, entries), Facts.of(entries));
    var sheet = new Worksheet(model);
    for (long u = FiftyRules.NOW; u < FiftyRules.NOW + 200 * 86_400L; u += 86_399) {
      var reading = new Course(tally).reading(u, sheet);
      var highest = reading.entered().stream().max(Comparator.naturalOrder()).orElse(Stage.LEAD);
      int stage = List.of(Stage.values()).indexOf(highest);
      var score = reading.score();
      var ours = new HandWritten.Result(score.total(), score.fit(), score.engagement(), stage);
      var theirs = peer.score(u);
      if (!ours.equals(theirs)) {
        throw new IllegalStateException(
            engine + " comes to " + theirs + " and the kernel to " + ours + " at " + u);
      }
    }
  }

  /** The score and the highest open stage at a second. */
  @Benchmark
  public Object peer() {
    now = now == FiftyRules.NOW + 1_000 ? FiftyRules.NOW : now + 1;
    return peer.score(now);
  }
}
