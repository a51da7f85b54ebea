package dev.astrolabe.local.page;

import dev.astrolabe.local.gateway.GatewayRequest;
import dev.astrolabe.runtime.text.Language;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request below {@code /_local/}, and how its answer is wanted. */
record Asked(GatewayRequest request) {
  /** What stands after {@code /_local/}, between slashes, as it was sent. */
  List<String> path() {
    return Arrays.asList(
        request.path().substring("/_local".length()).replaceFirst("^/", "").split("/", -1));
  }

  boolean reads() {
    return is("GET") || is("HEAD");
  }

  boolean is(String method) {
    return request.method().equals(method);
  }

  /** Programs that name no kind of answer get JSON. */
  boolean wantsHtml() {
    return request.header("accept").orElse("").contains("text/html");
  }

  boolean bringsAForm() {
    return request
        .header("content-type")
        .orElse("")
        .startsWith("application/x-www-form-urlencoded");
  }

  Map<String, String> query() {
    return pairs(request.query());
  }

  /** The body as a form's fields. */
  Map<String, String> form() {
    return pairs(request.body().text());
  }

  /** The language that the address or the form names, else the one that the browser likes best. */
  Language language() {
    return Optional.ofNullable(query().get("lang"))
        .or(() -> bringsAForm() ? Optional.ofNullable(form().get("lang")) : Optional.empty())
        .flatMap(Language::ofTag)
        .orElseGet(() -> Language.ofAcceptLanguage(request.header("accept-language").orElse("")));
  }

  private static Map<String, String> pairs(String encoded) {
    Map<String, String> pairs = new HashMap<>();
    for (var pair : encoded.split("&", -1)) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        pairs.put(parts[0], decoded(parts[1]));
      }
    }
    return pairs;
  }

  /** The text without its percent escapes; as it was sent where they are broken. */
  static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
