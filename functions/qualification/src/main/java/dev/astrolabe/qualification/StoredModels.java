package dev.astrolabe.qualification;

import dev.astrolabe.model.scoring.CompiledModel;
import dev.astrolabe.runtime.model.DefaultModel;
import dev.astrolabe.runtime.model.ModelDocument;
import dev.astrolabe.runtime.store.ActiveModels;
import dev.astrolabe.runtime.store.ModelAgreements;
import dev.astrolabe.runtime.store.ModelDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The models in the table of configuration. */
final class StoredModels implements Models {
  private final ModelDocuments documents;
  private final ModelAgreements agreements;
  private final ActiveModels active;

  StoredModels(ModelDocuments documents, ModelAgreements agreements, ActiveModels active) {
    this.documents = documents;
    this.agreements = agreements;
    this.active = active;
  }

  @Override
  public List<CompiledModel> active(Instant now) {
    return active.at(now);
  }

  @Override
  public SortedMap<String, Integer> activeVersions(Instant now) {
    var stored = documents.active();
    if (stored.isEmpty()) {
      active(now).forEach(model -> stored.put(model.model().name(), model.model().version()));
    }
    return stored;
  }

  @Override
  public Optional<CompiledModel> version(String name, int version) {
    // Until scoring has stored the bundled model as its first version, that one stands for it.
    return active
        .version(name, version)
        .or(() ->
            active(Instant.EPOCH).stream()
                .filter(model -> model.model().name().equals(name))
                .filter(model -> model.model().version() == version)
                .findFirst());
  }

  @Override
  public Optional<CompiledModel> draft(String name) {
    return documents
        .draft(name)
        .map(draft ->
            new CompiledModel(
                ModelDocument.scoring(draft.document().getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public Optional<Document> draftDocument(String name) {
    return documents.draft(name).map(draft -> new Document(draft.document(), draft.etag()));
  }

  @Override
  public Optional<String> putDraft(String name, String json, Optional<String> ifMatch) {
    return switch (documents.putDraft(name, json, ifMatch)) {
      case ModelDocuments.Put.Stored(var etag) -> Optional.of(etag);
      case ModelDocuments.Put.Changed(var current) -> Optional.empty();
    };
  }

  @Override
  public Optional<String> versionDocument(String name, int version) {
    return documents
        .version(name, version)
        .map(ModelDocuments.Version::document)
        .or(() ->
            version(name, version)
                .map(bundled -> new String(DefaultModel.json(), StandardCharsets.UTF_8)));
  }

  @Override
  public List<Published> versions(String name) {
    return documents.versions(name).stream()
        .map(version -> new Published(version.number(), version.publishedAt()))
        .toList();
  }

  @Override
  public void agree(String name, String etag, Side side, Agreement agreement) {
    agreements.agree(
        name,
        etag,
        side.name().toLowerCase(Locale.ROOT),
        new ModelAgreements.Agreement(agreement.by(), agreement.at()));
  }

  @Override
  public Map<Side, Agreement> agreements(String name, String etag) {
    var stored = agreements.to(name, etag);
    var bySide = new EnumMap<Side, Agreement>(Side.class);
    for (var side : Side.values()) {
      var agreement = stored.get(side.name().toLowerCase(Locale.ROOT));
      if (agreement != null) {
        bySide.put(side, new Agreement(agreement.by(), agreement.at()));
      }
    }
    return bySide;
  }

  @Override
  public boolean publish(String name, int version, String json, Instant now) {
    return documents
        .publish(new ModelDocuments.Version(name, version, json, now))
        .document()
        .equals(json);
  }

  @Override
  public void explain(String name, int version, String by, String reasons) {
    agreements.explain(name, version, by, reasons);
  }

  @Override
  public void activate(String name, int version, Instant now) {
    documents.activate(name, version, now);
  }
}
