package dev.astrolabe.runtime.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Names an immutable item of a lead by what stands in it and the version it was written for: two
 * racing writers who seal the same rows write the same item, two who seal other rows never
 * overwrite each other's, and a name that was deleted is never written again by anybody who can
 * still win.
 */
final class ContentName {
  /** 48 bits: two contents of one version share a name once in 10^14 races. */
  private static final int BYTES = 6;

  private ContentName() {}

  static byte[] of(byte[] content, long version) {
    return Arrays.copyOf(digest(new Packer().unsigned(version).bytes(content).packed()), BYTES);
  }

  static String text(byte[] name) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(name);
  }

  static byte[] bytes(String name) {
    return Base64.getUrlDecoder().decode(name);
  }

  static byte[] digest(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
