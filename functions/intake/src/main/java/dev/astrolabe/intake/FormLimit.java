package dev.astrolabe.intake;

import dev.astrolabe.runtime.http.Problem;
import dev.astrolabe.runtime.http.Refused;
import dev.astrolabe.runtime.http.Request;
import dev.astrolabe.runtime.http.TokenBuckets;
import dev.astrolabe.runtime.log.KeyedHash;

/** How often one address may send one form. Addresses are held as hashes, and only in memory. */
final class FormLimit {
  private final TokenBuckets buckets;
  private final KeyedHash hash;

  FormLimit(TokenBuckets buckets, KeyedHash hash) {
    this.buckets = buckets;
    this.hash = hash;
  }

  /** Lets the request pass; throws {@link Refused} (429) where there were too many. */
  void admit(Request request, String form) {
    var wait = buckets.take(hash.of(request.address(), form));
    if (wait.isPresent()) {
      throw new Refused(Problem.tooMany(wait.getAsInt()));
    }
  }
}
