package dev.astrolabe.model.lead;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.EntryId;
import dev.astrolabe.model.ledger.Origin;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * What a few people did, as doors received it: they are known by several identities each, and now
 * and then two of them turn out to be one.
 */
final class RandomArrivals {
  private static final int SECONDS = 400;
  private static final List<IdentityKind> KINDS =
      List.of(
          IdentityKind.EXTERNAL, IdentityKind.EMAIL, IdentityKind.PHONE, IdentityKind.ANONYMOUS);

  private static final List<Trust> TRUSTED = List.of(Trust.WRITE_KEY, Trust.SIGNED, Trust.OPERATOR);

  private final Random random;
  private final List<Trust> trusts;

  RandomArrivals(long seed) {
    this(seed, TRUSTED);
  }

  private RandomArrivals(long seed, List<Trust> trusts) {
    this.random = new Random(seed);
    this.trusts = trusts;
  }

  /**
   * Half of what they did was said by anonymous visitors: then what its links are depends on what
   * was known when it came first.
   */
  static RandomArrivals ofStrangers(long seed) {
    return new RandomArrivals(
        seed, List.of(Trust.ANONYMOUS, Trust.ANONYMOUS, Trust.ANONYMOUS, Trust.SIGNED));
  }

  List<Arrival> some() {
    int people = 1 + random.nextInt(3);
    var arrivals = new ArrayList<Arrival>();
    for (int i = 3 + random.nextInt(8); i > 0; i--) {
      arrivals.add(arrival("e" + i, people));
    }
    return arrivals;
  }

  private Arrival arrival(String id, int people) {
    var contacts = new TreeSet<Identity>();
    int person = random.nextInt(people);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      // One in twelve names somebody else: then the two are one.
      int whose = random.nextInt(12) == 0 ? random.nextInt(people) : person;
      var kind = KINDS.get(random.nextInt(KINDS.size()));
      contacts.add(new Identity(kind, kind.code() + whose + "-" + random.nextInt(2)));
    }
    var inOrder = new ArrayList<>(contacts);
    if (random.nextInt(3) == 0) {
      Collections.shuffle(inOrder, random);
    }
    var at = Samples.MONDAY.plusSeconds(random.nextInt(SECONDS));
    var profile =
        random.nextInt(3) == 0
            ? Samples.map(
                random.nextBoolean() ? "industry" : "need",
                List.of("logistics", "food", "لوجستيات").get(random.nextInt(3)))
            : Samples.map();
    return new Arrival(
        new EntryId("site", id),
        Optional.empty(),
        inOrder.stream().map(i -> new Arrival.Contact(i, i.key())).toList(),
        List.of("seen", "seen", "asked", "else").get(random.nextInt(4)),
        at,
        at.plusSeconds(random.nextInt(20)),
        trusts.get(random.nextInt(trusts.size())),
        random.nextInt(6) == 0 ? Origin.PURCHASED : Origin.VOLUNTARY,
        profile,
        Samples.map(),
        Optional.empty());
  }

  /** By then everything has happened. */
  static Instant end() {
    return Samples.MONDAY.plusSeconds(2L * SECONDS);
  }
}
