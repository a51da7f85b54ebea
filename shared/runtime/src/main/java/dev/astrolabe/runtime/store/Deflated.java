package dev.astrolabe.runtime.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Bytes made shorter: what a form says costs two write units above 1,024 bytes, and names of
 * attributes are most of it. Raw deflate behind the plain length, with a dictionary of the words
 * that forms say most. The dictionary is part of the format: change it and the format's number.
 */
final class Deflated {
  private static final byte[] DICTIONARY =
      ("utmContent utmTerm utmCampaign utmMedium utmSource referrer landingVariant landingPage"
              + " preferences goals challenges infrastructure relationship language country city revenue"
              + " domain seniority authority decides influences budget approved planned timeline now this"
              + " quarter within 6 months need urgent clear intention demo price buy industry trade"
              + " logistics companySize 51-200 11-50 201-1000 role director manager head campaign channel"
              + " message consent phone +98 +971 +49 https:// .com example company name email form topic")
          .getBytes(StandardCharsets.US_ASCII);

  /** No entry is larger when it is plain; what claims to be is no entry of ours. */
  private static final int LARGEST = 1 << 20;

  private Deflated() {}

  static byte[] of(byte[] plain) {
    var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try {
      deflater.setDictionary(DICTIONARY);
      deflater.setInput(plain);
      deflater.finish();
      var out = new ByteArrayOutputStream(plain.length / 2 + 16);
      out.writeBytes(new Packer().unsigned(plain.length).packed());
      byte[] buffer = new byte[1024];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** What was made shorter; throws {@link StoredFormatException} for anything else. */
  static byte[] plain(byte[] deflated) {
    var in = new Unpacker(deflated);
    long length = in.unsigned();
    if (length > LARGEST) {
      throw new StoredFormatException("an entry is not that large");
    }
    byte[] plain = new byte[(int) length];
    int head = new Packer().unsigned(length).packed().length;
    var inflater = new Inflater(true);
    try {
      inflater.setDictionary(DICTIONARY);
      inflater.setInput(deflated, head, deflated.length - head);
      int done = 0;
      while (done < plain.length) {
        int more = inflater.inflate(plain, done, plain.length - done);
        if (more == 0) {
          throw new StoredFormatException("an entry ends before its end");
        }
        done += more;
      }
      return plain;
    } catch (DataFormatException e) {
      throw new StoredFormatException("an entry is not what was written", e);
    } finally {
      inflater.end();
    }
  }
}
