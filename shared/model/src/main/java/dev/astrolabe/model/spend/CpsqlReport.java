package dev.astrolabe.model.spend;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.money.Currency;
import dev.astrolabe.model.money.Money;
import dev.astrolabe.model.money.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cost per sales qualified lead of a period on the cash basis: what was spent in its days,
 * divided by the leads that became sales qualified in them, in all and by channel. Every choice it
 * rests on stands in it.
 *
 * @param model the reporting model
 * @param lines by channel or by campaign; their spend and what is unallocated sum to the total
 * @param unallocated spend that belongs to no channel
 * @param byPublishing how many of the leads a publication of a model made, not what people did
 * @param refused rows that are not counted for want of a rate
 * @param carried rates that stand in for days without one
 */
public record CpsqlReport(
    Period period,
    Breadth breadth,
    Attribution attribution,
    Currency currency,
    String model,
    CostPerSql total,
    List<Line> lines,
    BigDecimal unallocated,
    long byPublishing,
    Optional<Change> change,
    List<SpendInPeriod.Unconverted> refused,
    List<CarriedRates> carried,
    Set<Note> notes) {

  /** How far lines go into detail. */
  public enum Detail {
    CHANNEL,
    CAMPAIGN
  }

  /** What a reader has to know. */
  public enum Note {
    /** No row of people or of tools meets the period: its cost looks lower than it was. */
    NO_PEOPLE_OR_TOOLS,
    /** Rows are left out because no rate converts them. */
    ROWS_LEFT_OUT,
    /** Days without a rate were converted by the last one before them. */
    RATES_CARRIED,
    /** Nobody became sales qualified. */
    NO_SQLS,
    /** Leads are counted of which nothing tells the channel. */
    CHANNEL_UNKNOWN,
    /** Leads became sales qualified because a model was published. */
    BY_PUBLISHING,
    /** The period is not over: its figures still grow. */
    NOT_OVER
  }

  /**
   * One channel, or one campaign of it.
   *
   * @param channel empty for leads of which nothing tells where they came from
   * @param cost its spend is rounded so that all lines and the unallocated sum to the total, and
   *     campaigns to their channel's
   */
  public record Line(Optional<String> channel, Optional<String> campaign, CostPerSql cost) {}

  /**
   * The period before, under the same choices.
   *
   * @param leftOut how many of its rows are not counted for want of a rate
   * @param carried rates that stand in for those of its days that have none
   */
  public record Change(Period before, CostPerSql total, int leftOut, List<CarriedRates> carried) {
    public Change {
      carried = List.copyOf(carried);
    }
  }

  /** How much more one lead cost than in the period before; empty where one has no figure. */
  public Optional<Money> difference() {
    return change
        .flatMap(former -> former.total().cost())
        .flatMap(former ->
            total
                .cost()
                .map(cost -> new Money(cost.amount().subtract(former.amount()), cost.currency())));
  }

  /**
   * What a period comes to: its spend, and its leads by channel and campaign.
   *
   * @param byPublishing how many of the leads a publication of a model made
   */
  public record Figures(SpendInPeriod spend, Collection<SqlCount> sqls, long byPublishing) {
    long count() {
      return sqls.stream().mapToLong(SqlCount::count).sum();
    }

    CostPerSql total() {
      return CostPerSql.of(rounded(), count(), spend.currency());
    }

    private BigDecimal rounded() {
      return Rounding.toTheSum(List.of(spend.total()), spend.currency().digits()).getFirst();
    }
  }

  public CpsqlReport {
    lines = List.copyOf(lines);
    refused = List.copyOf(refused);
    carried = List.copyOf(carried);
    notes = Set.copyOf(notes);
  }

  private record Key(Optional<String> channel, Optional<String> campaign) {
    /** Named before unnamed, then by name. */
    static final Comparator<Key> ORDER =
        Comparator.comparing((Key key) -> key.channel().isEmpty())
            .thenComparing(key -> key.channel().orElse(""))
            .thenComparing(key -> key.campaign().isEmpty())
            .thenComparing(key -> key.campaign().orElse(""));

    /** The channel as a whole. */
    Key whole() {
      return new Key(channel, Optional.empty());
    }
  }

  /** The report of a period, beside the one before it where that has figures. */
  public static CpsqlReport of(
      Figures now,
      Optional<Figures> before,
      Breadth breadth,
      Attribution attribution,
      String model,
      Detail detail,
      boolean isOver) {
    var spend = new TreeMap<Key, BigDecimal>(Key.ORDER);
    var counts = new TreeMap<Key, Long>(Key.ORDER);
    var unallocated = BigDecimal.ZERO;
    for (var share : now.spend().shares()) {
      if (share.row().channel().isEmpty()) {
        unallocated = unallocated.add(share.amount());
      } else {
        var key = key(share.row().channel(), share.row().campaign(), detail);
        spend.merge(key, share.amount(), BigDecimal::add);
        counts.putIfAbsent(key, 0L);
      }
    }
    for (var sqls : now.sqls()) {
      if (sqls.count() != 0) {
        var key = key(sqls.channel(), sqls.campaign(), detail);
        counts.merge(key, sqls.count(), Long::sum);
        spend.putIfAbsent(key, BigDecimal.ZERO);
      }
    }
    var currency = now.spend().currency();
    var channels = new TreeMap<Key, BigDecimal>(Key.ORDER);
    spend.forEach((key, amount) -> channels.merge(key.whole(), amount, BigDecimal::add));
    var exact = new ArrayList<>(channels.values());
    exact.add(unallocated);
    var shown = Rounding.toTheSum(exact, currency.digits());
    var lines = new ArrayList<Line>();
    int place = 0;
    for (var channel : channels.keySet()) {
      var parts = new TreeMap<Key, BigDecimal>(Key.ORDER);
      spend.forEach((key, amount) -> {
        if (key.whole().equals(channel)) {
          parts.put(key, amount);
        }
      });
      lines(parts, shown.get(place++), counts, currency, lines);
    }
    return new CpsqlReport(
        now.spend().period(),
        breadth,
        attribution,
        currency,
        model,
        now.total(),
        lines,
        shown.getLast(),
        now.byPublishing(),
        before.map(figures ->
            new Change(
                figures.spend().period(),
                figures.total(),
                figures.spend().refused().size(),
                figures.spend().carried())),
        now.spend().refused(),
        now.spend().carried(),
        notes(now, breadth, isOver));
  }

  /** The lines of one channel, which sum to what it is shown with. */
  private static void lines(
      SortedMap<Key, BigDecimal> parts,
      BigDecimal shown,
      Map<Key, Long> counts,
      Currency currency,
      List<Line> lines) {
    var amounts = Rounding.toTheSum(List.copyOf(parts.values()), shown).iterator();
    for (var key : parts.keySet()) {
      lines.add(
          new Line(
              key.channel(),
              key.campaign(),
              CostPerSql.of(amounts.next(), counts.getOrDefault(key, 0L), currency)));
    }
  }

  private static Key key(Optional<String> channel, Optional<String> campaign, Detail detail) {
    return new Key(channel, detail == Detail.CAMPAIGN ? campaign : Optional.empty());
  }

  private static Set<Note> notes(Figures now, Breadth breadth, boolean isOver) {
    var notes = EnumSet.noneOf(Note.class);
    var categories = now.spend().categories();
    if (breadth == Breadth.FULL
        && !categories.contains(Category.PEOPLE)
        && !categories.contains(Category.TOOLS)) {
      notes.add(Note.NO_PEOPLE_OR_TOOLS);
    }
    if (!now.spend().refused().isEmpty()) {
      notes.add(Note.ROWS_LEFT_OUT);
    }
    if (!now.spend().carried().isEmpty()) {
      notes.add(Note.RATES_CARRIED);
    }
    if (now.count() == 0) {
      notes.add(Note.NO_SQLS);
    }
    if (now.sqls().stream().anyMatch(s -> s.channel().isEmpty() && s.count() != 0)) {
      notes.add(Note.CHANNEL_UNKNOWN);
    }
    if (now.byPublishing() != 0) {
      notes.add(Note.BY_PUBLISHING);
    }
    if (!isOver) {
      notes.add(Note.NOT_OVER);
    }
    return notes;
  }
}
