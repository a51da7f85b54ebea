package dev.astrolabe.runtime.json;

import dev.astrolabe.model.lead.BackfillLeads.Piece;
import dev.astrolabe.model.lead.Backfills.Phase;
import java.util.Locale;
import java.util.Optional;

/**
 * A piece of seeing an import through as it travels on the bulk queue: {@code {"backfill":
 * {"import", "phase", "chunk", "tries"}}}.
 */
public final class BackfillJson {
  private static final String START = "{\"backfill\":";

  private final JsonReader reader = new JsonReader(new JsonLimits(16 * 1024, 4));
  private final JsonWriter writer = new JsonWriter();

  /** Whether the message looks like one. */
  public static boolean isOne(String body) {
    return body.startsWith(START);
  }

  /** The piece; empty where the message is none after all. */
  public Optional<Piece> read(String body) {
    try {
      return reader.read(body) instanceof Json.Fields message
          ? message.fields("backfill").flatMap(BackfillJson::piece)
          : Optional.empty();
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static Optional<Piece> piece(Json.Fields fields) {
    var importId = fields.text("import");
    var chunk = fields.decimal("chunk");
    var tries = fields.decimal("tries");
    if (importId.isEmpty() || chunk.isEmpty() || tries.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Piece(
              importId.get(),
              Phase.valueOf(fields.text("phase").orElse("").toUpperCase(Locale.ROOT)),
              chunk.get().intValueExact(),
              tries.get().intValueExact()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The message of a piece. */
  public String write(Piece piece) {
    return writer.text(
        Json.object()
            .put(
                "backfill",
                Json.object()
                    .put("import", piece.importId())
                    .put("phase", piece.phase().name().toLowerCase(Locale.ROOT))
                    .put("chunk", piece.chunk())
                    .put("tries", piece.tries())
                    .build())
            .build());
  }
}
