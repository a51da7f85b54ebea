package dev.astrolabe.imports;

import dev.astrolabe.runtime.text.FileRefusal;
import dev.astrolabe.runtime.text.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file that claims to be CSV, whatever a spreadsheet made of it. */
final class CsvText {
  /** What the bytes are. */
  sealed interface Read {
    record Text(String text) implements Read {}

    /** Not read; {@code reason} says what would be right. */
    record Refused(Refusal reason) implements Read {}
  }

  private CsvText() {}

  /** Reads UTF-8, with a byte order mark or without, and UTF-16 with one. */
  static Read read(byte[] bytes) {
    if (begins(bytes, 'P', 'K', 3, 4)) {
      return new Read.Refused(new Refusal(FileRefusal.WORKBOOK));
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (begins(bytes, 0xFE, 0xFF)) {
      return decoded(bytes, 2, StandardCharsets.UTF_16BE);
    }
    return decoded(bytes, begins(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0, StandardCharsets.UTF_8);
  }

  private static boolean begins(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static Read decoded(byte[] bytes, int from, Charset charset) {
    try {
      var text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
              .toString();
      return text.indexOf('\0') >= 0
          ? new Read.Refused(new Refusal(FileRefusal.NO_TEXT))
          : new Read.Text(text);
    } catch (CharacterCodingException e) {
      return new Read.Refused(new Refusal(FileRefusal.NOT_UTF8));
    }
  }
}
