package dev.astrolabe.local.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.astrolabe.local.template.HttpApiSpec.JwtAuthorizer;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks a token as API Gateway's JWT authorizer does: signature, issuer, audience, times. */
public final class TokenCheck {
  /** What came of a check. */
  public sealed interface Outcome {
    /**
     * The token is good.
     *
     * @param claims as they stand in the token
     */
    record Accepted(Map<String, Object> claims) implements Outcome {}

    /** The token is not good; {@code reason} is for the answer's WWW-Authenticate. */
    record Refused(String reason) implements Outcome {}
  }

  private final RSAPublicKey key;

  TokenCheck(RSAPublicKey key) {
    this.key = key;
  }

  /**
   * Checks a token.
   *
   * @param now the time by which it must be good
   */
  public Outcome check(String token, JwtAuthorizer authorizer, Instant now) {
    JWTClaimsSet claims;
    try {
      var signed = SignedJWT.parse(token);
      if (!JWSAlgorithm.RS256.equals(signed.getHeader().getAlgorithm())
          || !signed.verify(new RSASSAVerifier(key))) {
        return new Outcome.Refused("the signature does not verify");
      }
      claims = signed.getJWTClaimsSet();
    } catch (ParseException | JOSEException e) {
      return new Outcome.Refused("the token does not parse");
    }
    if (!authorizer.issuer().equals(claims.getIssuer())) {
      return new Outcome.Refused("the token is of another issuer");
    }
    if (!forAudience(claims, authorizer.audiences())) {
      return new Outcome.Refused("the token is for another audience");
    }
    if (!isAfter(claims.getExpirationTime(), now)) {
      return new Outcome.Refused("the token has expired");
    }
    if (isAfter(claims.getNotBeforeTime(), now) || isAfter(claims.getIssueTime(), now)) {
      return new Outcome.Refused("the token is not good yet");
    }
    return new Outcome.Accepted(claims.toPayload().toJSONObject());
  }

  /** An access token of Cognito names its audience in client_id. */
  private static boolean forAudience(JWTClaimsSet claims, List<String> audiences) {
    if (claims.getAudience().isEmpty()) {
      return claims.getClaim("client_id") instanceof String client && audiences.contains(client);
    }
    return claims.getAudience().stream().anyMatch(audiences::contains);
  }

  private static boolean isAfter(@Nullable Date date, Instant now) {
    return date != null && date.toInstant().isAfter(now);
  }
}
