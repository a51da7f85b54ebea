package dev.astrolabe.qualification;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.model.DefaultModel;
import dev.astrolabe.runtime.model.ModelDocument;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The default model, and what is drafted and published beside it. */
final class InMemoryModels implements Models {
  private final SortedMap<String, Integer> active = new TreeMap<>(Map.of("default", 1));
  private final Map<String, String> documents = new HashMap<>();
  private final Map<String, Instant> published = new HashMap<>();
  private final Map<String, Document> drafts = new HashMap<>();
  private final Map<String, Map<Side, Agreement>> agreed = new HashMap<>();
  private final Map<String, CompiledModel> compiled = new HashMap<>();
  final Map<String, String> reasons = new HashMap<>();

  /** The names that a table would have been asked for. */
  final List<String> asked = new ArrayList<>();

  InMemoryModels() {
    documents.put("default@1", new String(DefaultModel.json(), StandardCharsets.UTF_8));
    published.put("default@1", Instant.parse("2026-07-01T00:00:00Z"));
  }

  private CompiledModel compile(String json) {
    return compiled.computeIfAbsent(
        json,
        text -> new CompiledModel(ModelDocument.scoring(text.getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public List<CompiledModel> active(Instant now) {
    return active.entrySet().stream()
        .map(model -> version(model.getKey(), model.getValue()).orElseThrow())
        .toList();
  }

  @Override
  public SortedMap<String, Integer> activeVersions(Instant now) {
    return active;
  }

  @Override
  public Optional<CompiledModel> version(String name, int version) {
    return versionDocument(name, version).map(this::compile);
  }

  @Override
  public Optional<CompiledModel> draft(String name) {
    return draftDocument(name).map(draft -> compile(draft.json()));
  }

  @Override
  public Optional<Document> draftDocument(String name) {
    asked.add(name);
    return Optional.ofNullable(drafts.get(name));
  }

  @Override
  public Optional<String> putDraft(String name, String json, Optional<String> ifMatch) {
    var standing = draftDocument(name).map(Document::etag);
    if (ifMatch.isPresent() && !ifMatch.equals(standing)) {
      return Optional.empty();
    }
    var etag = Integer.toHexString(json.hashCode());
    drafts.put(name, new Document(json, etag));
    return Optional.of(etag);
  }

  @Override
  public Optional<String> versionDocument(String name, int version) {
    asked.add(name);
    return Optional.ofNullable(documents.get(name + "@" + version));
  }

  @Override
  public List<Published> versions(String name) {
    var versions = new ArrayList<Published>();
    for (int n = 1; documents.containsKey(name + "@" + n); n++) {
      versions.add(new Published(n, published.getOrDefault(name + "@" + n, Instant.EPOCH)));
    }
    return versions;
  }

  @Override
  public void agree(String name, String etag, Side side, Agreement agreement) {
    agreed
        .computeIfAbsent(name + "@" + etag, key -> new EnumMap<>(Side.class))
        .putIfAbsent(side, agreement);
  }

  @Override
  public Map<Side, Agreement> agreements(String name, String etag) {
    return agreed.getOrDefault(name + "@" + etag, Map.of());
  }

  @Override
  public boolean publish(String name, int version, String json, Instant now) {
    var code = name + "@" + version;
    published.putIfAbsent(code, now);
    documents.putIfAbsent(code, json);
    return json.equals(documents.get(code));
  }

  @Override
  public void explain(String name, int version, String by, String why) {
    reasons.putIfAbsent(name + "@" + version, why);
  }

  @Override
  public void activate(String name, int version, Instant now) {
    active.put(name, version);
  }
}
