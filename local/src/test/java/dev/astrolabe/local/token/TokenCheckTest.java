package dev.astrolabe.local.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.local.template.HttpApiSpec.JwtAuthorizer;
import dev.astrolabe.local.token.TokenCheck.Outcome.Accepted;
import dev.astrolabe.local.token.TokenCheck.Outcome.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final JwtAuthorizer AUTHORIZER =
      new JwtAuthorizer("https://issuer", List.of("astrolabe"));
  private static final LocalIssuer ISSUER = LocalIssuer.fresh();
  private final TokenCheck check = ISSUER.check();

  private static String token(String issuer, String audience) {
    return ISSUER.issue(issuer, audience, "sara", List.of("leads:read", "sales"), NOW);
  }

  @Test
  void acceptsATokenOfItsOwn() {
    var outcome = check.check(token("https://issuer", "astrolabe"), AUTHORIZER, NOW);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted ->
                assertThat(accepted.claims())
                    .containsEntry("sub", "sara")
                    .containsEntry("scope", "leads:read sales")
                    .containsEntry("iss", "https://issuer"));
  }

  @Test
  void refusesByTheLaptopsClock() {
    var token = token("https://issuer", "astrolabe");

    assertThat(check.check(token, AUTHORIZER, NOW.plus(LocalIssuer.LIFETIME)))
        .isEqualTo(new Refused("the token has expired"));
    assertThat(check.check(token, AUTHORIZER, NOW.plus(LocalIssuer.LIFETIME).minusSeconds(1)))
        .isInstanceOf(Accepted.class);
    assertThat(check.check(token, AUTHORIZER, NOW.minusSeconds(1)))
        .isEqualTo(new Refused("the token is not good yet"));
  }

  @Test
  void refusesWhatIsForSomebodyElse() {
    assertThat(check.check(token("https://other", "astrolabe"), AUTHORIZER, NOW))
        .isEqualTo(new Refused("the token is of another issuer"));
    assertThat(check.check(token("https://issuer", "other"), AUTHORIZER, NOW))
        .isEqualTo(new Refused("the token is for another audience"));
  }

  @Test
  void refusesASignatureThatIsNotItsOwn() {
    var foreign = LocalIssuer.fresh().issue("https://issuer", "astrolabe", "sara", List.of(), NOW);
    var unsigned =
        "eyJhbGciOiJub25lIn0." + token("https://issuer", "astrolabe").split("\\.", -1)[1] + ".";

    assertThat(check.check(foreign, AUTHORIZER, NOW))
        .isEqualTo(new Refused("the signature does not verify"));
    assertThat(check.check(unsigned, AUTHORIZER, NOW)).isInstanceOf(Refused.class);
    assertThat(check.check("", AUTHORIZER, NOW)).isEqualTo(new Refused("the token does not parse"));
  }

  @Test
  void keepsItsKeyForItsOwnerOnly(@TempDir Path folder) throws Exception {
    var file = folder.resolve("key.json");
    var token = LocalIssuer.kept(file).issue("https://issuer", "astrolabe", "sara", List.of(), NOW);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(LocalIssuer.kept(file).check().check(token, AUTHORIZER, NOW))
        .isInstanceOf(Accepted.class);
  }
}
