package dev.astrolabe.runtime.store;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a {@link Packer} wrote; throws {@link StoredFormatException} where it cannot be. */
final class Unpacker {
  private final ByteBuffer in;
  private final List<String> words = new ArrayList<>();

  Unpacker(byte[] packed) {
    in = ByteBuffer.wrap(packed);
  }

  /** Whether anything follows. */
  boolean hasMore() {
    return in.hasRemaining();
  }

  long unsigned() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = octet();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new StoredFormatException("a packed number has more than 64 bits");
  }

  int count() {
    long value = unsigned();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new StoredFormatException("a packed count is out of range");
    }
    return (int) value;
  }

  long signed() {
    long value = unsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  byte[] bytes() {
    int length = count();
    if (length > in.remaining()) {
      throw new StoredFormatException("a packed value is cut short");
    }
    byte[] value = new byte[length];
    in.get(value);
    return value;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  String word() {
    int place = count();
    if (place > words.size()) {
      throw new StoredFormatException("a packed word refers to none before it");
    }
    if (place > 0) {
      return words.get(place - 1);
    }
    var word = text();
    words.add(word);
    return word;
  }

  long fixed64() {
    try {
      return in.getLong();
    } catch (BufferUnderflowException e) {
      throw new StoredFormatException("a packed value is cut short", e);
    }
  }

  private byte octet() {
    if (!in.hasRemaining()) {
      throw new StoredFormatException("a packed value is cut short");
    }
    return in.get();
  }
}
