package dev.astrolabe.runtime.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Values as few bytes, read back by an {@link Unpacker} in the same order. Whole numbers take seven
 * bits a byte, lowest first; a word that was written before takes one or two bytes.
 */
final class Packer {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<String, Integer> words = new HashMap<>();

  Packer unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** A number of either sign; small ones of either sign are short. */
  Packer signed(long value) {
    return unsigned((value << 1) ^ (value >> 63));
  }

  Packer bytes(byte[] value) {
    unsigned(value.length);
    out.writeBytes(value);
    return this;
  }

  Packer text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that is likely to come again. */
  Packer word(String value) {
    var place = words.putIfAbsent(value, words.size());
    return place == null ? unsigned(0).text(value) : unsigned(place + 1L);
  }

  /** Eight bytes as they are. */
  Packer fixed64(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  byte[] packed() {
    return out.toByteArray();
  }
}
