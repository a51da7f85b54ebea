package dev.astrolabe.cpsqlreport;

import dev.astrolabe.model.funnel.Counters.Standing;
import dev.astrolabe.model.funnel.FunnelCounts.Place;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.spend.SpendInPeriod.Share;
import dev.astrolabe.model.spend.SpendInPeriod.Unconverted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is behind a report's figures, page by page: the leads that are counted, then the rows of
 * spend, then the rows that are left out. Whoever adds up all pages has the figures of the report.
 */
final class Evidence {
  private static final String LEADS = "0";
  private static final String SPEND = "1";
  private static final String LEFT_OUT = "2";

  private final Reports reports;
  private final Choices choices;

  Evidence(Reports reports, Choices choices) {
    this.reports = reports;
    this.choices = choices;
  }

  /**
   * A page.
   *
   * @param next where the page after it goes on; empty where this is the last
   */
  record Page(
      List<Standing> sqls, List<Share> spend, List<Unconverted> leftOut, Optional<String> next) {
    Page {
      sqls = List.copyOf(sqls);
      spend = List.copyOf(spend);
      leftOut = List.copyOf(leftOut);
    }
  }

  /**
   * At most {@code limit} leads and rows in all.
   *
   * @param position {@link Page#next} of the page before; empty for the first
   */
  Page page(Optional<String> position, int limit) {
    var sqls = new ArrayList<Standing>();
    if (position.isEmpty() || position.get().startsWith(LEADS)) {
      sqls.addAll(reports.sqls(choices.period(), position.map(Evidence::place), limit + 1));
      if (sqls.size() > limit) {
        sqls.removeLast();
        var last = sqls.getLast().counted();
        return new Page(
            sqls,
            List.of(),
            List.of(),
            Optional.of(LEADS + last.day() + "#" + last.lead().value()));
      }
    }
    return rows(sqls, position.filter(p -> !p.startsWith(LEADS)).orElse(SPEND), limit);
  }

  private static Place place(String position) {
    var parts = position.substring(LEADS.length()).split("#", 2);
    return new Place(LocalDate.parse(parts[0]), new LeadId(parts[1]));
  }

  /** The rows that follow {@code after}, by their ids. */
  private Page rows(List<Standing> sqls, String after, int limit) {
    var spend = reports.spend(choices, choices.period());
    var shares = new ArrayList<Share>();
    var leftOut = new ArrayList<Unconverted>();
    int room = limit - sqls.size();
    var last = after;
    for (var share : spend.shares()) {
      var place = SPEND + share.row().id();
      if (place.compareTo(after) > 0) {
        if (room-- == 0) {
          return new Page(sqls, shares, leftOut, Optional.of(last));
        }
        shares.add(share);
        last = place;
      }
    }
    for (var refused : spend.refused()) {
      var place = LEFT_OUT + refused.row().id();
      if (place.compareTo(after) > 0) {
        if (room-- == 0) {
          return new Page(sqls, shares, leftOut, Optional.of(last));
        }
        leftOut.add(refused);
        last = place;
      }
    }
    return new Page(sqls, shares, leftOut, Optional.empty());
  }
}
