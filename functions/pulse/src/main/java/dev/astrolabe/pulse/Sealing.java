package dev.astrolabe.pulse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * HPKE (RFC 9180, base mode): X25519, HKDF-SHA256, AES-256-GCM. What is sealed is bound to its run
 * and to its row, so that nothing can be moved to another one.
 */
final class Sealing {
  /** An encapsulated key of X25519 comes before what is sealed. */
  private static final int KEY_BYTES = 32;

  private final HPKE suite = suite();
  private final byte[] info;

  /**
   * @param link names the run
   */
  Sealing(String link) {
    this.info = bytes("astrolabe ballot\n" + link);
  }

  /**
   * A suite of its own for each: it holds a digest that it works with, and two threads with one
   * suite seal what nobody can open.
   */
  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM256);
  }

  /** The keys that these 32 random bytes make. */
  static AsymmetricCipherKeyPair keys(byte[] secret) {
    return suite().deriveKeyPair(secret);
  }

  static byte[] publicKey(AsymmetricCipherKeyPair keys) {
    return suite().serializePublicKey(keys.getPublic());
  }

  /**
   * Seals, each time otherwise; 48 bytes longer than what is sealed.
   *
   * @param row what it is and whose
   */
  byte[] seal(byte[] publicKey, String row, byte[] plain) {
    try {
      var sealed =
          suite.seal(
              suite.deserializePublicKey(publicKey), info, bytes(row), plain, null, null, null);
      var whole = Arrays.copyOf(sealed[1], KEY_BYTES + sealed[0].length);
      System.arraycopy(sealed[0], 0, whole, KEY_BYTES, sealed[0].length);
      return whole;
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("sealing takes every text", e);
    }
  }

  /** Opens; empty for what was not sealed to this key, for this run and this row. */
  Optional<byte[]> open(AsymmetricCipherKeyPair keys, String row, byte[] sealed) {
    if (sealed.length < KEY_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          suite.open(
              Arrays.copyOf(sealed, KEY_BYTES),
              keys,
              info,
              bytes(row),
              Arrays.copyOfRange(sealed, KEY_BYTES, sealed.length),
              null,
              null,
              null));
    } catch (InvalidCipherTextException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
