package dev.astrolabe.local.sample;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that a person did.
 *
 * @param door by which it is heard of
 * @param kind of entry; for a form, the form's name says it
 * @param email whose it is; empty for somebody who left none
 * @param stated what the person said of themselves, by attribute
 * @param payload what is told about the happening itself
 */
record Happening(
    Instant at,
    Door door,
    String kind,
    String email,
    Map<String, String> stated,
    Map<String, String> payload) {
  /** Where it comes in. */
  enum Door {
    /** A web form; {@code kind} is the form's name. */
    FORM,
    /** A program with a token. */
    API
  }

  Happening {
    stated = Map.copyOf(stated);
    payload = Map.copyOf(payload);
  }

  static Happening form(Instant at, String form, Person who, Map<String, String> stated) {
    return new Happening(at, Door.FORM, form, who.email(), stated, Map.of());
  }

  static Happening told(Instant at, String kind, Person who) {
    return new Happening(at, Door.API, kind, who.email(), Map.of("email", who.email()), Map.of());
  }

  /** Names it, and no other: short, because people see it as where points came from. */
  String id() {
    int hash = (at + email + payload.getOrDefault("link", "")).hashCode();
    return kind + "-" + HexFormat.of().toHexDigits(hash);
  }

  /** The same, with more that is stated. */
  Happening stating(Map<String, String> more) {
    return new Happening(at, door, kind, email, both(stated, more), payload);
  }

  /** The same, with more in its payload. */
  Happening with(Map<String, String> more) {
    return new Happening(at, door, kind, email, stated, both(payload, more));
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new TreeMap<>(one);
    both.putAll(other);
    return both;
  }
}
