package dev.astrolabe.runtime.store;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.model.DefaultModel;
import dev.astrolabe.runtime.model.ModelDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The model versions that are in force, compiled. A change of them is noticed within 30 s; an
 * installation without any gets the default model.
 */
public final class ActiveModels {
  private static final long FRESH = Duration.ofSeconds(30).toNanos();
  private static final int FIRST_VERSION = 1;

  private final ModelDocuments documents;
  private final LongSupplier nanos;
  private final boolean installs;
  private final Map<String, CompiledModel> compiled = new HashMap<>();
  private List<CompiledModel> active = List.of();
  private long readAt;

  /**
   * @param nanos elapsed time, as {@link System#nanoTime} counts it
   * @param installs whether the default model is published where no model is active; without it the
   *     default model is used all the same
   */
  public ActiveModels(ModelDocuments documents, LongSupplier nanos, boolean installs) {
    this.documents = documents;
    this.nanos = nanos;
    this.installs = installs;
  }

  /**
   * The active version of every model, at least one.
   *
   * @param now when the default model is said to be published, where it has to be
   */
  public synchronized List<CompiledModel> at(Instant now) {
    if (active.isEmpty() || nanos.getAsLong() - readAt > FRESH) {
      active = read(now);
      readAt = nanos.getAsLong();
    }
    return active;
  }

  private List<CompiledModel> read(Instant now) {
    var models = new ArrayList<CompiledModel>();
    documents.active().forEach((name, number) -> version(name, number).ifPresent(models::add));
    if (models.isEmpty()) {
      models.add(installs ? installed(now) : new CompiledModel(DefaultModel.read()));
    }
    return List.copyOf(models);
  }

  private CompiledModel installed(Instant now) {
    var model = DefaultModel.read();
    documents.publish(
        new ModelDocuments.Version(
            model.name(),
            FIRST_VERSION,
            new String(DefaultModel.json(), StandardCharsets.UTF_8),
            now));
    int number = documents.activateFirst(model.name(), FIRST_VERSION);
    return version(model.name(), number)
        .orElseThrow(() -> new IllegalStateException("the version made active is not stored"));
  }

  /** A published version, whether it is in force or not. */
  public synchronized Optional<CompiledModel> version(String name, int number) {
    var known = compiled.get(name + "@" + number);
    if (known != null) {
      return Optional.of(known);
    }
    var read = documents.version(name, number).map(ActiveModels::compile);
    read.ifPresent(model -> compiled.put(name + "@" + number, model));
    return read;
  }

  private static CompiledModel compile(ModelDocuments.Version version) {
    var scoring = ModelDocument.scoring(version.document().getBytes(StandardCharsets.UTF_8));
    return new CompiledModel(
        ModelDocument.of(scoring).with(version.model(), version.number()).model());
  }
}
