package dev.astrolabe.qualification;

import dev.astrolabe.runtime.http.Body;
import dev.astrolabe.runtime.http.PathValues;
import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.Response;
import dev.astrolabe.runtime.http.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.IntSupplier;

/**
 * Gives the first answer again to a request that carries the same Idempotency-Key; 422 where its
 * body is another one. Only what succeeded is kept: a refusal can be mended and sent again.
 */
final class Repeats {
  private final Answers answers;

  Repeats(Answers answers) {
    this.answers = answers;
  }

  /** The endpoint, answering repeats as it did the first time. */
  Route.Endpoint once(Route.Endpoint endpoint) {
    return (request, path) -> {
      var key = key(request);
      return key.isEmpty() ? endpoint.answer(request, path) : keyed(request, path, key, endpoint);
    };
  }

  /**
   * A caller's key; empty where there is none. Throws {@link Refused} (422) for one that is none.
   */
  static String key(Request request) {
    var key = request.header("idempotency-key").orElse("");
    if (!key.matches("[ -~]{0,200}")) {
      throw new Refused(
          Problem.invalid("", "an Idempotency-Key has 1 to 200 printable ASCII characters"));
    }
    return key;
  }

  private Response keyed(Request request, PathValues path, String key, Route.Endpoint endpoint) {
    var scope = scope(request);
    var fingerprint = digest(request.body());
    var standing = answers.find(scope, key, request.now());
    if (standing.isPresent()) {
      return again(standing.get(), fingerprint);
    }
    var response = endpoint.answer(request, path);
    if (response.status() >= 300) {
      return response;
    }
    var answer =
        new Answers.Answer(
            fingerprint, response.status(), response.headers(), response.body().text().orElse(""));
    var kept = answers.keep(scope, key, answer, request.now());
    return kept.equals(answer) ? response : again(kept, fingerprint);
  }

  private static Response again(Answers.Answer answer, String fingerprint) {
    checkSame(answer, fingerprint);
    return new Response(answer.status(), answer.headers(), Body.of(answer.body()));
  }

  private static void checkSame(Answers.Answer answer, String fingerprint) {
    if (!answer.fingerprint().equals(fingerprint)) {
      throw new Refused(
          Problem.invalid("", "the Idempotency-Key was used for a request with another body"));
    }
  }

  /**
   * What the request means: with a key, what it meant when it was first asked, kept before anything
   * is done, so that a repeat after a failure does the same and not the next thing. Without a key,
   * what it means now.
   */
  int meant(Request request, IntSupplier now) {
    var key = key(request);
    if (key.isEmpty()) {
      return now.getAsInt();
    }
    var scope = "meant " + scope(request);
    var fingerprint = digest(request.body());
    var first =
        answers
            .find(scope, key, request.now())
            .orElseGet(() ->
                answers.keep(
                    scope,
                    key,
                    Answers.Answer.plain(fingerprint, 0, Integer.toString(now.getAsInt())),
                    request.now()));
    checkSame(first, fingerprint);
    return Integer.parseInt(first.body());
  }

  private static String scope(Request request) {
    return digest(request.subject() + "\n" + request.method() + "\n" + request.path());
  }

  /** A name of the text that does not tell it. */
  static String digest(String text) {
    return digest(Body.of(text));
  }

  private static String digest(Body body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body.bytes());
      return new String(
          Base64.getUrlEncoder().withoutPadding().encode(digest), StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
