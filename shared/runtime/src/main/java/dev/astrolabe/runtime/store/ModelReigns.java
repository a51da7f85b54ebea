package dev.astrolabe.runtime.store;

import dev.astrolabe.model.lead.Reign;
import dev.astrolabe.model.scoring.CompiledModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Since when which version of a model was active, told by what was kept when it was published and
 * made active. Read again after 30 s.
 */
public final class ModelReigns implements Reign.Reigns {
  /** So long after its publication, at most, a version is made active by it. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private static final long FRESH = Duration.ofSeconds(30).toNanos();

  private final ModelDocuments documents;
  private final ActiveModels models;
  private final LongSupplier nanos;
  private final Map<String, List<ModelDocuments.Activation>> known = new HashMap<>();
  private long readAt;

  /**
   * @param nanos elapsed time, as {@link System#nanoTime} counts it
   */
  public ModelReigns(ModelDocuments documents, ActiveModels models, LongSupplier nanos) {
    this.documents = documents;
    this.models = models;
    this.nanos = nanos;
  }

  @Override
  public synchronized List<Reign> of(CompiledModel active, Instant now) {
    if (nanos.getAsLong() - readAt > FRESH) {
      known.clear();
      readAt = nanos.getAsLong();
    }
    var name = active.model().name();
    var reigns = new ArrayList<Reign>();
    for (var activation : known.computeIfAbsent(name, this::activations)) {
      if (!activation.at().isAfter(now)) {
        models
            .version(name, activation.version())
            .ifPresent(version -> reigns.add(new Reign(activation.at(), version)));
      }
    }
    // What is in force has the last word, whatever was kept of how it came to be.
    if (reigns.isEmpty()
        || reigns.getLast().version().model().version() != active.model().version()) {
      reigns.add(new Reign(now, active));
    }
    return List.copyOf(reigns);
  }

  /**
   * Publishing makes active. Where that was not kept, as of the first version, the publication
   * stands for it, also where the version was made active again later.
   */
  private List<ModelDocuments.Activation> activations(String name) {
    var all = new ArrayList<>(documents.activations(name));
    var kept = List.copyOf(all);
    for (var version : documents.versions(name)) {
      var published = version.publishedAt();
      if (kept.stream()
          .filter(activation -> activation.version() == version.number())
          .noneMatch(activation -> activation.at().isBefore(published.plus(AT_ONCE)))) {
        all.add(new ModelDocuments.Activation(version.number(), published));
      }
    }
    all.sort(Comparator.comparing(ModelDocuments.Activation::at));
    return all;
  }
}
