package dev.astrolabe.model.worlds;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.ledger.Trust;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Draws what happened to one or two people within at most 400 seconds. */
final class RandomLedger {
  static final int LONGEST = 400;

  private static final List<Identity> IDENTITIES =
      List.of(
          Happened.SARA,
          new Identity(IdentityKind.PHONE, "+971501234567"),
          new Identity(IdentityKind.ANONYMOUS, "cookie"),
          new Identity(IdentityKind.EXTERNAL, "crm:4711"),
          Identity.internal("l1"),
          Identity.internal("l2"));

  private final Draw draw;
  private final Vocabulary words;
  private final List<Identity> identities;
  private final List<Entry> entries = new ArrayList<>();
  private int latest;

  RandomLedger(Draw draw, Vocabulary words) {
    this.draw = draw;
    this.words = words;
    this.identities = draw.chance(50) ? List.of(Happened.SARA) : IDENTITIES;
  }

  /** Each entry once, in no order that matters. */
  List<Entry> entries() {
    for (int i = draw.between(2, 13); i > 0; i--) {
      int gap = draw.chance(20) ? 0 : (int) words.seconds(6);
      latest = Math.min(latest + gap, LONGEST - 1);
      entries.add(behaviour(latest, home()).entry());
    }
    if (draw.chance(30)) {
      marks();
    }
    if (identities.size() > 1) {
      connections();
      if (draw.chance(40)) {
        namesakes();
      }
    }
    return entries;
  }

  /** The second of the latest behaviour. */
  int latest() {
    return latest;
  }

  private Happened behaviour(int second, Identity home) {
    var happened = dated(Happened.at(second, words.kind()), second).by(home);
    happened.trust(
        draw.of(Trust.ANONYMOUS, Trust.ANONYMOUS, Trust.WRITE_KEY, Trust.SIGNED, Trust.OPERATOR));
    if (draw.chance(10)) {
      happened.purchased();
    }
    if (draw.chance(70)) {
      for (int i = draw.between(1, 2); i > 0; i--) {
        var attribute = words.attribute();
        happened.saying(attribute, words.value(attribute));
      }
    }
    if (draw.chance(60)) {
      var field = words.detail();
      happened.with(field, words.detailValue(field));
    }
    if (identities.size() > 1 && draw.chance(30)) {
      happened.linking(draw.of(identities));
    }
    if (identities.size() > 1 && draw.chance(10)) {
      happened.proposing(draw.of(identities));
    }
    return happened;
  }

  /** Gives an id that comes before or after others by chance, and a time of receipt. */
  private Happened dated(Happened happened, int second) {
    // In UTF-16 the second of these letters comes before the first, in bytes after it.
    var prefix = draw.chance(10) ? draw.of("\uFF5E", "\uD83D\uDE00", "é") : "";
    happened.id(
        draw.of("web", "web", "crm"), prefix + draw.between(100, 999) + "-" + entries.size());
    int late =
        switch (draw.between(0, 9)) {
          case 0, 1 -> draw.between(1, 3);
          case 2, 3, 4 -> (int) words.seconds(20);
          default -> 0;
        };
    return happened.recordedAt(second + late);
  }

  private Identity home() {
    return draw.chance(40) ? identities.getFirst() : draw.of(identities);
  }

  private void marks() {
    for (int i = draw.between(1, 3); i > 0; i--) {
      var target = draw.of(entries);
      int at = draw.between(0, latest + 20);
      entries.add(dated(Happened.mark(at, target, true), at).by(target.home()).entry());
      if (draw.chance(60)) {
        int later = draw.chance(15) ? at : draw.between(0, latest + 20);
        entries.add(dated(Happened.mark(later, target, false), later).by(target.home()).entry());
      }
    }
  }

  /**
   * Entries under another home with the id of one that stands: the same thing reported again with
   * another time or other content, or both. Mostly the two homes are linked.
   */
  private void namesakes() {
    var twins = new HashSet<List<Object>>();
    entries.forEach(entry -> twins.add(List.of(entry.id(), entry.home())));
    for (int i = draw.between(1, 3); i > 0; i--) {
      var first = draw.of(entries);
      var home = draw.of(identities);
      if (!twins.add(List.of(first.id(), home))) {
        continue;
      }
      int at = draw.chance(70) ? draw.between(0, latest + 10) : second(first.occurredAt());
      at = Math.min(at, LONGEST - 1);
      var again =
          first.isBehaviour() && draw.chance(50)
              ? behaviour(at, home)
              : dated(Happened.like(first, at), at).by(home);
      again.id(first.id().source(), first.id().id());
      if (draw.chance(30)) {
        again.recordedAt(second(first.recordedAt()));
      }
      if (draw.chance(70)) {
        again.linking(first.home());
      }
      entries.add(again.entry());
    }
  }

  private static int second(Instant instant) {
    return (int) (instant.getEpochSecond() - Happened.START.getEpochSecond());
  }

  /** First contacts that know their lead, a merge by a person, cuts and their lifting. */
  private void connections() {
    for (var identity : identities) {
      if (identity.kind() != IdentityKind.INTERNAL && draw.chance(60)) {
        int at = draw.between(0, latest);
        var lead = draw.of(Identity.internal("l1"), Identity.internal("l2"));
        entries.add(dated(Happened.at(at, "contact"), at).by(identity).linking(lead).entry());
      }
    }
    if (draw.chance(50)) {
      int at = draw.between(0, latest);
      entries.add(
          dated(Happened.at(at, "merge"), at)
              .by(Identity.internal("l1"))
              .linking(Identity.internal("l2"))
              .entry());
    }
    if (draw.chance(50)) {
      for (int i = draw.between(1, 2); i > 0; i--) {
        cut();
      }
    }
  }

  private void cut() {
    var left = new TreeSet<Identity>();
    var right = new TreeSet<Identity>();
    for (var identity : identities) {
      switch (draw.between(0, 2)) {
        case 0 -> left.add(identity);
        case 1 -> right.add(identity);
        default -> {}
      }
    }
    if (left.isEmpty() || right.isEmpty()) {
      return;
    }
    entries.add(cut(left, right, false));
    if (draw.chance(35)) {
      entries.add(draw.chance(50) ? cut(right, left, true) : cut(left, right, true));
    }
  }

  private Entry cut(Set<Identity> left, Set<Identity> right, boolean lifted) {
    int at = draw.between(0, latest);
    return dated(Happened.cut(at, left, right, lifted), at).by(left.iterator().next()).entry();
  }
}
