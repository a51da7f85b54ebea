package dev.astrolabe.model.scoring;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Whole numbers as few bytes: seven bits a byte, lowest first, or eight bytes as they are. */
final class Packing {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  void unsigned(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  void fixed64(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /**
   * Reads what a {@link Packing} wrote; throws {@link java.nio.BufferUnderflowException} where it
   * ends too early.
   */
  static final class Reader {
    private final ByteBuffer in;

    Reader(byte[] bytes) {
      in = ByteBuffer.wrap(bytes);
    }

    long unsigned() {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = in.get();
        value |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    long fixed64() {
      return in.getLong();
    }
  }
}
