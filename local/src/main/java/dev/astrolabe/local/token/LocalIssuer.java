package dev.astrolabe.local.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Issues the access tokens that the laptop's gateway accepts, signed with a key of this machine.
 */
public final class LocalIssuer {
  /** Every scope that the API knows. */
  public static final List<String> ALL_SCOPES =
      List.of(
          "leads:read",
          "leads:write",
          "leads:erase",
          "models:read",
          "models:write",
          "models:agree-marketing",
          "models:agree-sales",
          "sales",
          "reports",
          "finance",
          "people",
          "admin");

  /** How long a token is good, on the laptop's clock. */
  public static final Duration LIFETIME = Duration.ofHours(8);

  private final RSAKey key;

  private LocalIssuer(RSAKey key) {
    this.key = key;
  }

  /** An issuer whose key is forgotten with the process. */
  public static LocalIssuer fresh() {
    try {
      return new LocalIssuer(
          new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException("this JDK makes no RSA key", e);
    }
  }

  /**
   * An issuer whose key lies in {@code file}, readable by its owner only; made where it does not
   * exist.
   */
  public static LocalIssuer kept(Path file) throws IOException {
    if (Files.exists(file)) {
      try {
        return new LocalIssuer(RSAKey.parse(Files.readString(file)));
      } catch (ParseException e) {
        throw new IOException(file + " holds no key: " + e.getMessage(), e);
      }
    }
    var issuer = fresh();
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, issuer.key.toJSONString());
    return issuer;
  }

  /**
   * Issues a token.
   *
   * @param issuer as the authorizer of the template expects it
   * @param now from when it is good
   */
  public String issue(
      String issuer, String audience, String subject, List<String> scopes, Instant now) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(audience)
            .subject(subject)
            .claim("scope", String.join(" ", scopes))
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFETIME)))
            .jwtID(UUID.randomUUID().toString())
            .build();
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("the local key does not sign", e);
    }
    return token.serialize();
  }

  /** What checks the tokens of this issuer. */
  public TokenCheck check() {
    try {
      return new TokenCheck(key.toRSAPublicKey());
    } catch (JOSEException e) {
      throw new IllegalStateException("the local key has no public half", e);
    }
  }
}
