package dev.astrolabe.runtime.model;

import dev.astrolabe.model.scoring.ScoringModel;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The model an installation starts with: version 1 of the model named {@code default}. */
public final class DefaultModel {
  private static final String RESOURCE = "default.json";

  private DefaultModel() {}

  /** What is computed with; its golden leads are left unread, for functions that start. */
  public static ScoringModel read() {
    return ModelDocument.scoring(json());
  }

  /** The document as it is bundled, with its comments in words, line breaks and golden leads. */
  public static byte[] json() {
    try (var resource = DefaultModel.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException(
            "the bundled model " + RESOURCE + " is not on the class path");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled model " + RESOURCE + " cannot be read", e);
    }
  }
}
