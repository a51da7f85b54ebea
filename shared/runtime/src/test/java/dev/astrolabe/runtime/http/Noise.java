package dev.astrolabe.runtime.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Requests that nobody sends in earnest, from a seed: good ones with bytes changed, cut, doubled,
 * and pieces that parsers stumble over.
 */
public final class Noise {
  private static final List<String> NASTY =
      List.of(
          "%",
          "%%",
          "%zz",
          "%00",
          "%c3%28",
          "%ed%a0%80",
          "\u0000",
          "\u0085",
          "\\u0085",
          "\t",
          "\\ud800",
          "\\udc00\\ud800",
          "\uFEFF",
          "\u202E",
          "\r\n",
          "--x",
          "--x--",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "null",
          "1e999999999",
          "-0",
          "NaN",
          "{\"a\":1,\"a\":2}",
          "'; DROP",
          "<script>",
          "../",
          "%2e%2e%2f",
          "9999999999999999999999",
          "+10000000000-12-31T00:00:00Z",
          "𐀀",
          "ق",
          "ی");

  private final SplittableRandom random;

  public Noise(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The bytes, spoilt in one to eight places. */
  public byte[] spoil(byte[] good) {
    var bytes = good;
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      bytes = once(bytes);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at);
      case 2 -> joined(bytes, at, nasty(), at);
      case 3 -> joined(bytes, at, nasty(), Math.min(bytes.length, at + random.nextInt(8)));
      case 4 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + random.nextInt(8)));
      default -> {
        int end = Math.min(bytes.length, at + random.nextInt(64));
        yield joined(bytes, end, Arrays.copyOfRange(bytes, at, end), end);
      }
    };
  }

  private byte[] nasty() {
    return NASTY.get(random.nextInt(NASTY.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] bytes, int to, byte[] middle, int from) {
    var joined = new byte[to + middle.length + bytes.length - from];
    System.arraycopy(bytes, 0, joined, 0, to);
    System.arraycopy(middle, 0, joined, to, middle.length);
    System.arraycopy(bytes, from, joined, to + middle.length, bytes.length - from);
    return joined;
  }

  /** The text, spoilt, as a text again: for what travels in a path or a header. */
  public String spoil(String good) {
    return new String(spoil(good.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }
}
