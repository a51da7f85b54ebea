package dev.astrolabe.bench.kernel;

import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.profile.Facts;
import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.model.scoring.Evidence;
import dev.astrolabe.model.scoring.Outlook;
import dev.astrolabe.model.scoring.Score;
import dev.astrolabe.model.scoring.Tally;
import dev.astrolabe.model.scoring.Worksheet;
import dev.astrolabe.model.stage.Course;
import dev.astrolabe.model.stage.Reading;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One lead of 50 entries under 50 rules. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
  private final CompiledModel model = new CompiledModel(FiftyRules.model());
  private final List<Entry> entries = FiftyRules.entries();
  private final Evidence evidence = Evidence.of(model, entries);
  private final Facts facts = Facts.of(entries);
  private final Tally tally = new Tally(model, evidence, facts);
  private final Course course = new Course(tally);
  private final Worksheet sheet = new Worksheet(model);
  private final HandWritten handWritten = new HandWritten(entries);
  private long now = FiftyRules.NOW;

  /** The score and every stage's entrance at a second, from a lead that is ready. */
  @Benchmark
  public Reading score() {
    return course.reading(next(), sheet);
  }

  /** The same by hand. */
  @Benchmark
  public Object byHand() {
    return handWritten.score(next());
  }

  /** The sums alone. */
  @Benchmark
  public Score sums() {
    return tally.score(next());
  }

  /** What explaining adds: what is missing, what would lift, what to ask, when it leaves. */
  @Benchmark
  public Outlook outlook() {
    var at = Instant.ofEpochSecond(next());
    return Outlook.of(model, entries, at, at);
  }

  /** Another second each time, so that nothing can be remembered. */
  private long next() {
    now = now == FiftyRules.NOW + 1_000 ? FiftyRules.NOW : now + 1;
    return now;
  }
}
