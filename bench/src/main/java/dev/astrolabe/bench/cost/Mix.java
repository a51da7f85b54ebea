package dev.astrolabe.bench.cost;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.lead.Arrival;
import dev.astrolabe.model.lead.Arrival.Contact;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Mix M: of a lead's entries 20 % change an attribute, 5 % arrive late, 2 % move a stage; the
 * others are behaviours as marketing tools send them. Drawn with a seed.
 */
final class Mix {
  private static final List<String> KINDS =
      List.of(
          "page-viewed",
          "page-viewed",
          "page-viewed",
          "email-clicked",
          "guide-downloaded",
          "pricing-viewed",
          "form-submitted",
          "newsletter-subscribed");
  private static final List<String> CHANGING =
      List.of("role", "companySize", "need", "timeline", "challenges", "goals", "infrastructure");

  private final Random random;
  private Instant clock;
  private int drawn;

  Mix(long seed, Instant start) {
    this.random = new Random(seed);
    this.clock = start;
  }

  /** What kind of entry is drawn next. */
  enum Share {
    BEHAVIOUR,
    ATTRIBUTE,
    LATE,
    MOVE
  }

  Instant now() {
    return clock;
  }

  /** The share of the n-th entry, in exact proportions over every hundred. */
  static Share share(int n) {
    return switch (n % 100) {
      case 17, 67 -> Share.MOVE;
      case 9, 29, 49, 69, 89 -> Share.LATE;
      default -> n % 5 == 3 ? Share.ATTRIBUTE : Share.BEHAVIOUR;
    };
  }

  /** The first contact of a person by e-mail, phone and a visitor's cookie. */
  Arrival contact(int person, SortedMap<String, String> profile) {
    return arrival(person, "form-submitted", clock, profile, 3);
  }

  /** The next entry of this person; {@code move} makes one that moves a stage. */
  Arrival next(int person, Share share, boolean qualified) {
    clock = clock.plusSeconds(600 + random.nextInt(3000));
    return switch (share) {
      case BEHAVIOUR -> arrival(person, kind(), clock, new TreeMap<>(), 1);
      case LATE ->
          arrival(
              person,
              kind(),
              clock.minusSeconds(86_400 + random.nextInt(86_400)),
              new TreeMap<>(),
              1);
      case ATTRIBUTE -> {
        var changed = new TreeMap<String, String>();
        changed.put("email", email(person));
        changed.put(
            CHANGING.get(random.nextInt(CHANGING.size())), "a new answer " + random.nextInt(1000));
        yield arrival(person, "form-submitted", clock, changed, 1);
      }
      case MOVE ->
          arrival(person, qualified ? "unsubscribed" : "demo-requested", clock, new TreeMap<>(), 1);
    };
  }

  private String kind() {
    return KINDS.get(random.nextInt(KINDS.size()));
  }

  static Identity home(int person) {
    return new Identity(IdentityKind.EMAIL, email(person));
  }

  private static String email(int person) {
    return "sara.ahmadi." + person + "@gulf-logistics.example";
  }

  private Arrival arrival(
      int person, String kind, Instant at, SortedMap<String, String> profile, int identities) {
    drawn++;
    var contacts = new ArrayList<Contact>();
    contacts.add(new Contact(home(person), email(person)));
    if (identities == 3) {
      var phone = "+9715010" + (10_000 + person);
      contacts.add(new Contact(new Identity(IdentityKind.PHONE, phone), phone));
      var cookie = new UUID(person, 7).toString();
      contacts.add(new Contact(new Identity(IdentityKind.ANONYMOUS, cookie), cookie));
    }
    var id = new UUID(random.nextLong(), drawn).toString();
    return new Arrival(
        new EntryId("website", id),
        Optional.empty(),
        contacts,
        kind,
        at,
        clock,
        Trust.SIGNED,
        Origin.VOLUNTARY,
        profile,
        payload(),
        Optional.empty());
  }

  /** As much as a tool sends with a post of a kilobyte. */
  private static SortedMap<String, String> payload() {
    var payload = new TreeMap<String, String>();
    payload.put("page.url", "https://www.gulf-logistics.example/guides/customs-clearance-2026?utm");
    payload.put("page.title", "Customs clearance in 2026: what changes for importers");
    payload.put("referrer", "https://www.google.com/");
    payload.put("utm_source", "google");
    payload.put("utm_medium", "cpc");
    payload.put("utm_campaign", "customs-autumn-2026");
    payload.put("userAgent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0");
    payload.put("language", "ar-AE");
    payload.put("screen", "1920x1080");
    return payload;
  }
}
