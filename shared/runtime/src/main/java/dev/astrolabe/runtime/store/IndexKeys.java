package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.IdentityKind;
import dev.astrolabe.model.identity.MatchingKey;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.ledger.Entry;
import dev.astrolabe.model.profile.Fact;
import dev.astrolabe.model.scoring.Points;
import dev.astrolabe.model.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where a lead stands in the indexes. Every key is coarse on purpose: an index costs two write
 * units each time its key moves.
 */
final class IndexKeys {
  /** Leads created before this year share its bucket. */
  static final int FIRST_YEAR = 2020;

  static final int DUE_SHARDS = 4;

  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final int MOST_WORDS = 8;
  private static final int LONGEST_WORD = 64;
  private static final int LONGEST_DOMAIN = 253;
  private static final List<String> NAMES = List.of("name", "firstName", "lastName");

  private IndexKeys() {}

  /** A partition and a sort key of an index. */
  record Key(String pk, String sk) {}

  /** The place among leads of its stage: MQL and above, in the model where it has come furthest. */
  static Optional<Key> stage(Lead lead) {
    if (lead.mergedInto().isPresent()) {
      return Optional.empty();
    }
    return lead.standings().values().stream()
        .filter(standing -> standing.stage() != Stage.LEAD)
        .max(Comparator.comparing(Standing::stage).thenComparingLong(s -> s.score().total()))
        .map(s -> new Key(stagePartition(s.model(), s.stage()), priority(s.score().total())));
  }

  static String stagePartition(String model, Stage stage) {
    return model + "#" + stage;
  }

  /**
   * Two digits, lower for higher scores: two steps to each doubling, so that the key of a lead that
   * is worked on seldom moves.
   */
  static String priority(long millionths) {
    long whole = Math.max(0, millionths) / Points.SCALE;
    int octave = Long.SIZE - Long.numberOfLeadingZeros(whole);
    int half = octave > 1 ? (int) ((whole >> (octave - 2)) & 1) : 0;
    return digits(2, 99 - Math.min(99, 2 * octave + half));
  }

  static String duePartition(int shard) {
    return "D#" + shard;
  }

  /** The shard of a lead's due key; spreads leads evenly. */
  static int shard(Lead lead) {
    return Math.floorMod(lead.id().value().hashCode(), DUE_SHARDS);
  }

  /**
   * The time to keep in the due index. It moves when the truth has become earlier than what is
   * kept, or when the lead was visited; a fold that makes the truth later leaves it, so that a lead
   * that is worked on seldom pays for it. What lies further away than a day is kept as the
   * beginning of a span of a day, each lead's spans beginning at another second.
   *
   * @param kept what is kept now
   * @param visited whether no entry was folded, so that this write is the visit itself
   */
  static Optional<Instant> due(Optional<Instant> kept, Lead after, boolean visited) {
    var truth = after.due();
    if (kept.isPresent() && !visited) {
      boolean earlier = truth.isPresent() && truth.get().isBefore(kept.get());
      boolean passed = !kept.get().isAfter(after.assessedAt());
      if (!earlier && !passed) {
        return after.mergedInto().isPresent() ? truth : kept;
      }
    }
    return truth.map(at -> coarse(after, at));
  }

  private static Instant coarse(Lead lead, Instant due) {
    long now = lead.assessedAt().getEpochSecond();
    long at = due.getEpochSecond();
    if (at - now <= DAY) {
      return due;
    }
    long offset = Math.floorMod(lead.id().value().hashCode() * 31L, DAY);
    return Instant.ofEpochSecond(Math.floorDiv(at - offset, DAY) * DAY + offset);
  }

  /** Epoch seconds, as many digits for every time. */
  static String time(Instant at) {
    return digits(11, Math.clamp(at.getEpochSecond(), 0L, 99_999_999_999L));
  }

  static Instant time(String key) {
    return Instant.ofEpochSecond(Long.parseLong(key));
  }

  static Key created(Lead lead) {
    return new Key(createdPartition(year(lead.createdAt())), time(lead.createdAt()));
  }

  static int year(Instant at) {
    return Math.max(FIRST_YEAR, at.atZone(ZoneOffset.UTC).getYear());
  }

  static String createdPartition(int year) {
    return "C#" + year;
  }

  /** The company's domain as stated, else that of the first e-mail address. */
  static Optional<Key> domain(Lead lead) {
    if (lead.mergedInto().isPresent()) {
      return Optional.empty();
    }
    return latest(lead, "domain")
        .flatMap(IndexKeys::domain)
        .or(() ->
            lead.identities().stream()
                .filter(identity -> identity.kind() == IdentityKind.EMAIL)
                .findFirst()
                .flatMap(mail -> domain(mail.key().substring(mail.key().lastIndexOf('@') + 1))))
        .map(domain -> new Key(domain, time(lead.createdAt())));
  }

  /** The key of a domain however it was written: {@code https://www.Example.com/x} too. */
  static Optional<String> domain(String written) {
    var domain = MatchingKey.text(written).replace(" ", "");
    int scheme = domain.indexOf("://");
    domain = scheme < 0 ? domain : domain.substring(scheme + 3);
    int path = domain.indexOf('/');
    domain = path < 0 ? domain : domain.substring(0, path);
    domain = domain.startsWith("www.") ? domain.substring(4) : domain;
    return domain.isEmpty() || domain.length() > LONGEST_DOMAIN
        ? Optional.empty()
        : Optional.of(domain);
  }

  /** The words of the person's name, as they are searched for. */
  static List<String> words(Lead lead) {
    var words = new TreeSet<String>();
    for (var attribute : NAMES) {
      latest(lead, attribute).ifPresent(name -> words.addAll(words(name)));
    }
    return words.stream().limit(MOST_WORDS).toList();
  }

  /** The words of a name or of a question for one. */
  static List<String> words(String name) {
    var words = new ArrayList<String>();
    for (var word : MatchingKey.text(name).split(" ", -1)) {
      if (!word.isEmpty()) {
        words.add(
            word.substring(
                0,
                word.offsetByCodePoints(
                    0, Math.min(word.codePointCount(0, word.length()), LONGEST_WORD))));
      }
    }
    return words;
  }

  /** The partition of all words that begin like this one. */
  static String wordPartition(String word) {
    int points = Math.min(2, word.codePointCount(0, word.length()));
    return "W#" + word.substring(0, word.offsetByCodePoints(0, points));
  }

  private static Optional<String> latest(Lead lead, String attribute) {
    return lead.facts().shown(attribute, Entry.LATEST).map(Fact::value);
  }

  private static String digits(int count, long value) {
    return String.format(Locale.ROOT, "%0" + count + "d", value);
  }
}
