package dev.astrolabe.runtime.batch;

import dev.astrolabe.runtime.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** Which items of a batch are to be delivered again; the others are done. */
public final class FailedItems {
  private final List<String> identifiers = new ArrayList<>();

  /**
   * Deliver this one again.
   *
   * @param identifier a message's id, or a change's sequence number
   */
  public void add(String identifier) {
    identifiers.add(identifier);
  }

  public boolean isEmpty() {
    return identifiers.isEmpty();
  }

  public int count() {
    return identifiers.size();
  }

  /** The answer that Lambda expects of a function that reports its failures one by one. */
  public byte[] answer() {
    return new JsonWriter()
        .bytes(out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("batchItemFailures");
          for (var identifier : identifiers) {
            out.writeStartObject();
            out.writeStringField("itemIdentifier", identifier);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }
}
