package dev.astrolabe.local.engine.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes the chunks of {@code aws-chunked} apart: {@code SIZE[;chunk-signature=...]CRLF bytes CRLF},
 * a last chunk of size 0, then trailers, which are not checked.
 */
final class ChunkedBody {
  private ChunkedBody() {}

  static byte[] whole(byte[] chunked) throws AwsFault {
    var whole = new ByteArrayOutputStream(chunked.length);
    int at = 0;
    while (true) {
      var end = lineEnd(chunked, at);
      var size = size(new String(chunked, at, end - at, StandardCharsets.US_ASCII));
      at = end + 2;
      if (size == 0) {
        return whole.toByteArray();
      }
      if (size > chunked.length - at) {
        throw incomplete();
      }
      whole.write(chunked, at, size);
      at += size + 2;
    }
  }

  private static int lineEnd(byte[] bytes, int from) throws AwsFault {
    for (int i = from; i + 1 < bytes.length; i++) {
      if (bytes[i] == '\r' && bytes[i + 1] == '\n') {
        return i;
      }
    }
    throw incomplete();
  }

  private static int size(String line) throws AwsFault {
    try {
      return Integer.parseInt(line.replaceFirst(";.*", ""), 16);
    } catch (NumberFormatException e) {
      throw incomplete();
    }
  }

  private static AwsFault incomplete() {
    return new AwsFault(400, "IncompleteBody", "the chunks of the body are not whole");
  }
}
