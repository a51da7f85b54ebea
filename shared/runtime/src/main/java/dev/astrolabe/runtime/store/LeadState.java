package dev.astrolabe.runtime.store;

import dev.astrolabe.model.identity.Identity;
import dev.astrolabe.model.lead.Lead;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.lead.Merge;
import dev.astrolabe.model.lead.Standing;
import dev.astrolabe.model.profile.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The item that says what a lead is: everything else of it counts only as far as this item names
 * it.
 *
 * <p>{@code v} version, {@code c} createdAt, {@code i} identities (one a line, its own internal one
 * as @), {@code p} the tag of its facts, {@code x} the lead it was merged into, {@code g} merges,
 * {@code ho} pending hand-offs, {@code b} imports of history that are not all in, {@code u} when it
 * was last parted (format 3), {@code r} where this very write made, merged or parted the lead or
 * recorded a transition: reports count then; {@code m:MODEL} a {@link StandingPack}, and the keys
 * of the indexes.
 */
final class LeadState {
  /** Format 2 knew of no partings. */
  static final int FORMAT = 3;

  /** The format of the items beside the state. */
  static final int PART_FORMAT = 1;

  static final String SORT_KEY = "S";
  static final String SEGMENT_PREFIX = "S#M#";

  /** Where the stream's filter in the template finds what reports count. */
  static final String TO_COUNT = "r";

  private static final String MODEL = "m:";
  private static final String OWN = "@";

  private LeadState() {}

  static String partition(LeadId id) {
    return "L#" + id.value();
  }

  static LeadId id(String partition) {
    return new LeadId(partition.substring(2));
  }

  /** The state of {@code after}, its indexes as {@code due} and {@code after} say. */
  static Item item(
      Lead after,
      long version,
      long factsTag,
      Map<String, SealedRows.Plan> plans,
      Optional<Instant> due,
      boolean toCount) {
    var item =
        Item.of(partition(after.id()), SORT_KEY)
            .number(Item.FORMAT, FORMAT)
            .number("v", version)
            .number("c", after.createdAt().getEpochSecond())
            .text("i", identities(after))
            .text("x", after.mergedInto().map(LeadId::value));
    if (factsTag > 0) {
      item.number("p", factsTag);
    }
    if (!after.merges().isEmpty()) {
      item.bytes("g", merges(after.merges()));
    }
    if (!after.handoffsPending().isEmpty()) {
      item.text("ho", String.join(",", after.handoffsPending()));
    }
    if (!after.openBackfills().isEmpty()) {
      item.text("b", String.join(",", after.openBackfills()));
    }
    after.partedAt().ifPresent(at -> item.number("u", at.getEpochSecond()));
    if (toCount) {
      item.number(TO_COUNT, 1);
    }
    after
        .standings()
        .forEach((model, standing) ->
            item.bytes(
                MODEL + model, StandingPack.of(standing, plans.getOrDefault(model, NOTHING))));
    due.ifPresent(at ->
        item.text("duePk", IndexKeys.duePartition(IndexKeys.shard(after)))
            .text("dueSk", IndexKeys.time(at)));
    key(item, "stage", IndexKeys.stage(after));
    key(item, "domain", IndexKeys.domain(after));
    key(item, "created", Optional.of(IndexKeys.created(after)));
    return item.build();
  }

  private static final SealedRows.Plan NOTHING =
      new SealedRows.Plan(SealedRows.NONE, SdkBytes.fromByteArrayUnsafe(new byte[] {0}), List.of());

  private static void key(Item.Builder item, String index, Optional<IndexKeys.Key> key) {
    key.ifPresent(k -> item.text(index + "Pk", k.pk()).text(index + "Sk", k.sk()));
  }

  /** The time under which the state stands in the due index. */
  static Optional<Instant> due(Item state) {
    return state.text("dueSk").map(IndexKeys::time);
  }

  static long version(Item state) {
    return state.requiredNumber("v");
  }

  static long factsTag(Item state) {
    return state.number("p").orElse(0L);
  }

  static List<StandingPack> standings(Item state) {
    var standings = new ArrayList<StandingPack>();
    state
        .attributes()
        .forEach((name, value) -> {
          if (name.startsWith(MODEL)) {
            standings.add(
                StandingPack.read(name.substring(MODEL.length()), value.b().asByteArrayUnsafe()));
          }
        });
    return standings;
  }

  /** The lead whose state this is. */
  static Lead lead(
      Item state, Facts facts, List<StandingPack> standings, Map<String, byte[]> segments) {
    var id = id(state.pk());
    var byModel = new TreeMap<String, Standing>();
    standings.forEach(standing -> byModel.put(standing.model(), standing.standing(segments)));
    return new Lead(
        id,
        version(state),
        Instant.ofEpochSecond(state.requiredNumber("c")),
        identities(id, state.requiredText("i")),
        facts,
        byModel,
        state.text("x").map(LeadId::new),
        state.bytes("g").map(LeadState::merges).orElse(List.of()),
        new TreeSet<>(words(state.text("ho"))),
        new TreeSet<>(words(state.text("b"))),
        state.number("u").map(Instant::ofEpochSecond),
        false);
  }

  private static List<String> words(Optional<String> parted) {
    return parted.map(words -> Arrays.asList(words.split(",", -1))).orElse(List.of());
  }

  private static String identities(Lead lead) {
    return String.join(
        "\n",
        lead.identities().stream()
            .map(identity -> identity.equals(lead.id().internal()) ? OWN : identity.code())
            .toList());
  }

  private static SortedSet<Identity> identities(LeadId id, String lines) {
    var identities = new TreeSet<Identity>();
    if (!lines.isEmpty()) {
      for (var line : lines.split("\n", -1)) {
        identities.add(line.equals(OWN) ? id.internal() : Identity.ofCode(line));
      }
    }
    return identities;
  }

  private static byte[] merges(List<Merge> merges) {
    var out = new Packer().unsigned(merges.size());
    for (var merge : merges) {
      out.text(merge.id()).word(merge.other().value()).signed(merge.at().getEpochSecond());
      codes(out, merge.kept());
      codes(out, merge.identities());
    }
    return out.packed();
  }

  private static void codes(Packer out, Collection<Identity> identities) {
    out.unsigned(identities.size());
    identities.forEach(identity -> out.word(identity.code()));
  }

  private static List<Merge> merges(byte[] packed) {
    var in = new Unpacker(packed);
    var merges = new ArrayList<Merge>();
    for (int n = in.count(); n > 0; n--) {
      var id = in.text();
      var other = new LeadId(in.word());
      var at = Instant.ofEpochSecond(in.signed());
      merges.add(new Merge(id, other, codes(in), codes(in), at));
    }
    return merges;
  }

  private static SortedSet<Identity> codes(Unpacker in) {
    var identities = new TreeSet<Identity>();
    for (int n = in.count(); n > 0; n--) {
      identities.add(Identity.ofCode(in.word()));
    }
    return identities;
  }
}
