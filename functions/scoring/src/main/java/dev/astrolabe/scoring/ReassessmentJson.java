package dev.astrolabe.scoring;

import dev.astrolabe.model.lead.Reassess.Piece;
import dev.astrolabe.runtime.json.Json;
import dev.astrolabe.runtime.json.JsonLimits;
import dev.astrolabe.runtime.json.JsonReader;
import dev.astrolabe.runtime.json.JsonWriter;
import dev.astrolabe.runtime.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A piece of re-assessment as it travels on the bulk queue: {@code {"reassess": {"model",
 * "version", "bucket", "cursor"}}}. Without a bucket it stands for all of the work.
 */
final class ReassessmentJson {
  private static final String START = "{\"reassess\":";

  private final JsonReader reader = new JsonReader(new JsonLimits(16 * 1024, 4));
  private final JsonWriter writer = new JsonWriter();

  /** What a message asks for. */
  sealed interface Asked {
    record ForAll(String model, int version) implements Asked {}

    record ForPiece(Piece piece) implements Asked {}

    /** It looks like a re-assessment and is none. */
    record Malformed() implements Asked {}

    /** It is something else. */
    record SomethingElse() implements Asked {}
  }

  Asked read(String body) {
    var compact = body.stripLeading();
    if (!compact.startsWith(START) && !compact.startsWith("{\"reassess\" ")) {
      return new Asked.SomethingElse();
    }
    try {
      if (reader.read(body) instanceof Json.Fields message) {
        return message
            .fields("reassess")
            .map(ReassessmentJson::asked)
            .orElseGet(Asked.Malformed::new);
      }
      return new Asked.Malformed();
    } catch (MalformedJson e) {
      return new Asked.Malformed();
    }
  }

  private static Asked asked(Json.Fields fields) {
    var model = fields.text("model");
    var version = fields.decimal("version");
    if (model.isEmpty() || version.isEmpty()) {
      return new Asked.Malformed();
    }
    int number = version.get().intValue();
    var bucket = fields.text("bucket");
    return bucket.isEmpty()
        ? new Asked.ForAll(model.get(), number)
        : new Asked.ForPiece(new Piece(model.get(), number, bucket.get(), fields.text("cursor")));
  }

  String write(Piece piece) {
    return new String(
        writer.bytes(out -> {
          out.writeStartObject();
          out.writeObjectFieldStart("reassess");
          out.writeStringField("model", piece.model());
          out.writeNumberField("version", piece.version());
          out.writeStringField("bucket", piece.bucket());
          Optional<String> cursor = piece.cursor();
          if (cursor.isPresent()) {
            out.writeStringField("cursor", cursor.get());
          }
          out.writeEndObject();
          out.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }
}
