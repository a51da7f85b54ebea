package dev.astrolabe.local.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a function that reports batch item failures said of its batch, read as Lambda reads it: what
 * cannot be understood fails the whole batch.
 */
public sealed interface BatchAnswer {
  /** Everything is done. */
  record Done() implements BatchAnswer {}

  /** All but these are done. For a stream: all before the first of these. */
  record Failed(Set<String> identifiers) implements BatchAnswer {
    public Failed {
      identifiers = Set.copyOf(identifiers);
    }
  }

  /** Nothing counts as done. */
  record Malformed(String reason) implements BatchAnswer {}

  /**
   * Reads an answer.
   *
   * @param answer what the function returned
   * @param known the identifiers of the batch
   */
  static BatchAnswer read(byte[] answer, Set<String> known) {
    if (new String(answer, StandardCharsets.UTF_8).isBlank()) {
      return new Done();
    }
    JsonNode document;
    try {
      document = new JsonMapper().readTree(answer);
    } catch (JsonProcessingException e) {
      return new Malformed("the answer is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      return new Malformed("the answer cannot be read: " + e.getMessage());
    }
    var failures = document.path("batchItemFailures");
    if (failures.isMissingNode() || failures.isNull()) {
      return new Done();
    }
    if (!failures.isArray()) {
      return new Malformed("batchItemFailures is not a list");
    }
    Set<String> identifiers = new LinkedHashSet<>();
    for (var failure : failures) {
      var identifier = failure.path("itemIdentifier");
      if (!identifier.isTextual() || !known.contains(identifier.textValue())) {
        return new Malformed("an itemIdentifier names nothing in the batch: " + failure.toString());
      }
      identifiers.add(identifier.textValue());
    }
    return identifiers.isEmpty() ? new Done() : new Failed(identifiers);
  }
}
