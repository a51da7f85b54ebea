package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Directive;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Link;
import dev.astrolabe.model.ledger.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an entry says: two that say the same under one id are the same entry.
 *
 * @param people the identities it names, but for internal ones: among links they say whose the home
 *     is, not what the source named
 */
record Said(
    String kind,
    Origin origin,
    SortedMap<String, String> profile,
    SortedMap<String, String> payload,
    Optional<Directive> directive,
    SortedSet<Identity> people) {
  private static final int BYTES = 16;

  static Said of(Entry entry) {
    var named = Stream.concat(Stream.of(entry.home()), entry.links().stream().map(Link::other));
    return new Said(
        entry.kind(),
        entry.origin(),
        entry.profile(),
        entry.payload(),
        entry.directive(),
        people(named.toList()));
  }

  static Said of(Arrival arrival) {
    return new Said(
        arrival.kind(),
        arrival.origin(),
        arrival.profile(),
        arrival.payload(),
        arrival.directive(),
        people(arrival.contacts().stream().map(Arrival.Contact::identity).toList()));
  }

  private static SortedSet<Identity> people(Collection<Identity> identities) {
    var people = new TreeSet<>(identities);
    people.removeIf(identity -> identity.kind() == IdentityKind.INTERNAL);
    return Collections.unmodifiableSortedSet(people);
  }

  /** Stands for all of it, and tells nothing of it; which directive it is does not go in. */
  String fingerprint() {
    var digest = sha256();
    add(digest, kind, origin.name(), directive.isPresent() ? "directive" : "");
    profile.forEach((name, value) -> add(digest, "profile", name, value));
    payload.forEach((name, value) -> add(digest, "payload", name, value));
    people.forEach(identity -> add(digest, "people", identity.code()));
    return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
  }

  /** Each part with its length, so that no two lists of parts are the same bytes. */
  private static void add(MessageDigest digest, String... parts) {
    for (var part : List.of(parts)) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
