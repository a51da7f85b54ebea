package dev.astrolabe.qualification;

import dev.astrolabe.model.scoring.CompiledModel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The models: ready for use, and as documents that people edit and publish. */
interface Models {
  /** The active version of every model, at least one; may be 30 seconds behind. */
  List<CompiledModel> active(Instant now);

  /** Which version of which model is active at this very moment; at least one. */
  SortedMap<String, Integer> activeVersions(Instant now);

  /** A published version; empty where there is none. */
  Optional<CompiledModel> version(String name, int version);

  /** The draft of the next version; empty where there is none. */
  Optional<CompiledModel> draft(String name);

  /** A document and what names it. */
  record Document(String json, String etag) {}

  /** The draft as it was written. */
  Optional<Document> draftDocument(String name);

  /**
   * Stores a draft; answers its etag, or empty where {@code ifMatch} names another draft than the
   * one that stands.
   */
  Optional<String> putDraft(String name, String json, Optional<String> ifMatch);

  /** A published version as it was written. */
  Optional<String> versionDocument(String name, int version);

  /** A published version. */
  record Published(int version, Instant at) {}

  /** All published versions, the first first. */
  List<Published> versions(String name);

  /** Who agreed to a draft. */
  record Agreement(String by, Instant at) {}

  /** Records the agreement of marketing or of sales; the first of each stands. */
  void agree(String name, String etag, Side side, Agreement agreement);

  /** The agreements to a draft. */
  Map<Side, Agreement> agreements(String name, String etag);

  /** Who has to agree before a draft is published. */
  enum Side {
    MARKETING,
    SALES
  }

  /**
   * Publishes a version unless one of that number stands; answers whether what stands under the
   * number is this document.
   */
  boolean publish(String name, int version, String json, Instant now);

  /** Keeps why a version was published. */
  void explain(String name, int version, String by, String reasons);

  /** Makes a published version the active one, for everybody within 30 seconds. */
  void activate(String name, int version, Instant now);
}
