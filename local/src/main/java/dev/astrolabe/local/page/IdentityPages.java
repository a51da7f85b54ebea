package dev.astrolabe.local.page;

import dev.astrolabe.local.gateway.Body;
import dev.astrolabe.local.gateway.GatewayAnswer;
import dev.astrolabe.local.token.LocalIssuer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /_local/be} and {@code /_local/token}: who one is, in a browser and in a program. */
final class IdentityPages {
  private final LocalPages.Tokens tokens;

  IdentityPages(LocalPages.Tokens tokens) {
    this.tokens = tokens;
  }

  /** Becomes somebody: the start page's choice, kept in a cookie that no script can read. */
  GatewayAnswer be(Asked asked) {
    var role = Role.named(asked.form().getOrDefault("who", ""));
    if (role.isEmpty()) {
      return Problems.problem(asked, 422, "who is one of " + Arrays.toString(Role.values()));
    }
    var token =
        tokens.issue(
            Optional.empty(),
            role.get().name().toLowerCase(Locale.ROOT),
            role.get().scopes(LocalIssuer.ALL_SCOPES));
    return new GatewayAnswer(
        303,
        List.of(
            new GatewayAnswer.Header("location", "/?lang=" + asked.language().tag()),
            new GatewayAnswer.Header(
                "set-cookie",
                LaptopSection.COOKIE + "=" + token + "; Path=/; HttpOnly; SameSite=Strict")),
        Body.EMPTY);
  }

  GatewayAnswer token(Asked asked) {
    var query = asked.query();
    var scopes =
        query.containsKey("scope")
            ? Arrays.stream(query.getOrDefault("scope", "").split("[ ,]+", -1))
                .filter(each -> !each.isEmpty())
                .toList()
            : LocalIssuer.ALL_SCOPES;
    return GatewayAnswer.text(
        200,
        "text/plain",
        tokens.issue(
                Optional.ofNullable(query.get("audience")),
                query.getOrDefault("subject", "laptop"),
                scopes)
            + "\n");
  }
}
