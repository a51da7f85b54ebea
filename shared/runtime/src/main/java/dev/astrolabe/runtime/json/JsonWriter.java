package dev.astrolabe.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes JSON in UTF-8, without white space, numbers in plain notation. */
public final class JsonWriter {
  // A character beyond the basic plane is four bytes of UTF-8, not two escapes.
  private final JsonFactory factory =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  /** The document's bytes. */
  public byte[] bytes(Json document) {
    return bytes(out -> write(out, document));
  }

  /** The document as text. */
  public String text(Json document) {
    return new String(bytes(document), StandardCharsets.UTF_8);
  }

  /** Something that writes itself, field by field, where a tree would only be thrown away. */
  @FunctionalInterface
  public interface Streamed {
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** The bytes of what {@code document} writes. */
  public byte[] bytes(Streamed document) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = factory.createGenerator(bytes)) {
      document.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes whatever is written", e);
    }
    return bytes.toByteArray();
  }

  /** Writes one value into a stream that has begun. */
  public static void write(JsonGenerator out, Json value) throws IOException {
    switch (value) {
      case Json.Text(var text) -> out.writeString(text);
      case Json.Decimal decimal -> out.writeNumber(decimal.plain());
      case Json.Bool(var truth) -> out.writeBoolean(truth);
      case Json.Null() -> out.writeNull();
      case Json.Array(var items) -> {
        out.writeStartArray();
        for (var item : items) {
          write(out, item);
        }
        out.writeEndArray();
      }
      case Json.Fields(var members) -> {
        out.writeStartObject();
        for (var member : members.entrySet()) {
          out.writeFieldName(member.getKey());
          write(out, member.getValue());
        }
        out.writeEndObject();
      }
    }
  }
}
