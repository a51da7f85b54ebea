package dev.astrolabe.runtime.http;

import java.util.Set;

/** Who asks, as the gateway's authorizer found it. */
public sealed interface Caller {
  /** Nobody the authorizer knows: a public route, or no token. */
  record Anonymous() implements Caller {}

  /**
   * The bearer of a token that the authorizer accepted.
   *
   * @param subject the token's {@code sub}
   * @param scopes what the token allows
   */
  record Known(String subject, Set<String> scopes) implements Caller {
    public Known {
      scopes = Set.copyOf(scopes);
    }
  }
}
