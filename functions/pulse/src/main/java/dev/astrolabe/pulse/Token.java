package dev.astrolabe.pulse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/**
 * What a personal link ends with: the name of its run's links, the same for everybody, and 128
 * secret bits.
 */
record Token(String link, String secret) {
  private static final int LINK = 8;
  private static final int SECRET = 22;

  /** The token of a link; empty for what cannot be one. */
  static Optional<Token> parse(String written) {
    return written.matches("[A-Za-z0-9_-]{" + (LINK + SECRET) + "}")
        ? Optional.of(new Token(written.substring(0, LINK), written.substring(LINK)))
        : Optional.empty();
  }

  String written() {
    return link + secret;
  }

  /** All of it that is stored. */
  String hash() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(written().getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Never what it holds. */
  @Override
  public String toString() {
    return "Token";
  }
}
