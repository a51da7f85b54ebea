package dev.astrolabe.runtime.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Text that goes out and comes back: nobody can read or change it, and it only opens for the
 * purpose it was sealed for. AES-256-GCM. The nonce is a keyed hash of purpose and text, so that
 * the same text gives the same token and no randomness is needed; two texts sharing one is as
 * likely as a collision of 96-bit hashes.
 */
public final class Seal {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec cipherKey;
  private final SecretKeySpec nonceKey;

  /**
   * @param key the installation's key, at least 16 bytes
   */
  public Seal(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a sealing key has at least 16 bytes");
    }
    this.cipherKey = new SecretKeySpec(hmac(key, "astrolabe seal cipher"), "AES");
    this.nonceKey = new SecretKeySpec(hmac(key, "astrolabe seal nonce"), "HmacSHA256");
  }

  /**
   * Seals a text.
   *
   * @param purpose what it is for, and for whom; the same is needed to open it
   * @return letters, digits, {@code -} and {@code _}
   */
  public String close(String purpose, String text) {
    var plain = text.getBytes(StandardCharsets.UTF_8);
    var context = context(purpose);
    var nonce = Arrays.copyOf(hmac(nonceKey, context, plain), NONCE);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has AES-GCM", e);
    }
  }

  /** The text; empty where the token is not ours, was changed, or is for another purpose. */
  public Optional<String> open(String purpose, String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      if (bytes.length <= NONCE + TAG_BITS / 8 - 1) {
        return Optional.empty();
      }
      var nonce = Arrays.copyOf(bytes, NONCE);
      var context = context(purpose);
      var plain =
          cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(bytes, NONCE, bytes.length - NONCE);
      return MessageDigest.isEqual(nonce, Arrays.copyOf(hmac(nonceKey, context, plain), NONCE))
          ? Optional.of(new String(plain, StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, cipherKey, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher;
  }

  private static byte[] context(String purpose) {
    return purpose.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] hmac(byte[] key, String label) {
    return hmac(
        new SecretKeySpec(key, "HmacSHA256"), label.getBytes(StandardCharsets.UTF_8), new byte[0]);
  }

  private static byte[] hmac(SecretKeySpec key, byte[] context, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ByteBuffer.allocate(4).putInt(context.length).array());
      mac.update(context);
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
    }
  }
}
