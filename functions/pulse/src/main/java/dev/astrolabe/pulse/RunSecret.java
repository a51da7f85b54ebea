package dev.astrolabe.pulse;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;

/**
 * The secret of one run, which the secret store alone keeps: one half makes the key that opens
 * ballots, the other the secrets of links. Links are made from it and not drawn one by one, so that
 * a reminder, or a sending that broke off, writes the same link again although no table holds it.
 */
final class RunSecret {
  /** Its length in bytes; all of them random. */
  static final int BYTES = 64;

  private static final int TOKEN_BYTES = 16;

  private final AsymmetricCipherKeyPair keys;
  private final SecretKeySpec links;

  RunSecret(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a run's secret has " + BYTES + " bytes");
    }
    this.keys = Sealing.keys(Arrays.copyOf(secret, BYTES / 2));
    this.links = new SecretKeySpec(secret, BYTES / 2, BYTES / 2, "HmacSHA256");
  }

  /** Its name in the secret store. */
  static String name(String survey, String run) {
    return survey + "/" + run;
  }

  AsymmetricCipherKeyPair keys() {
    return keys;
  }

  byte[] publicKey() {
    return Sealing.publicKey(keys);
  }

  /** Somebody's link: 128 bits that nobody without this secret can tell from random ones. */
  Token token(String link, String employee) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(links);
      var bits = mac.doFinal((link + "\n" + employee).getBytes(StandardCharsets.UTF_8));
      return new Token(
          link,
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bits, TOKEN_BYTES)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has HMAC-SHA-256", e);
    }
  }
}
