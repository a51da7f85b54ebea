package dev.astrolabe.runtime.door;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.ledger.EntryId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Ids made of what an entry says, for those who give it none. */
final class ContentId {
  /** The same content within this long, or within the stretch before, is the same entry. */
  static final Duration STRETCH = Duration.ofMinutes(10);

  private static final int BYTES = 16;

  private ContentId() {}

  /** The id of this content, received then. */
  static String of(Submission submission, List<Contact> contacts, Instant receivedAt) {
    var stretch = receivedAt.getEpochSecond() / STRETCH.toSeconds();
    return text(digest(Long.toString(stretch), submission, contacts), BYTES);
  }

  /** The same for the same content, whenever it is received. */
  static String fingerprint(Submission submission, List<Contact> contacts) {
    return text(digest("whenever", submission, contacts), BYTES);
  }

  private static byte[] digest(String when, Submission submission, List<Contact> contacts) {
    var digest = sha256();
    add(digest, when);
    add(digest, submission.source());
    add(digest, submission.kind());
    add(digest, submission.occurredAt().map(Instant::toString).orElse(""));
    contacts.forEach(contact -> add(digest, contact.identity().code()));
    add(digest, "profile");
    submission.profile().forEach((name, value) -> add(digest, name, value));
    add(digest, "payload");
    submission.payload().forEach((name, value) -> add(digest, name, value));
    return digest.digest();
  }

  /** A short name of an identity that does not tell it to somebody who does not know it. */
  static String of(Identity home) {
    var digest = sha256();
    add(digest, home.code());
    return text(digest.digest(), BYTES / 2);
  }

  /** A name of an entry under its home that tells neither. */
  static String of(Identity home, EntryId id) {
    var digest = sha256();
    add(digest, home.code(), id.source(), id.id());
    return text(digest.digest(), BYTES);
  }

  /** Each part with its length, so that no two lists of parts are the same bytes. */
  private static void add(MessageDigest digest, String... parts) {
    for (var part : parts) {
      var bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
  }

  private static String text(byte[] digest, int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
