package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.calendar.Period;
import dev.astrolabe.model.lead.LeadId;
import dev.astrolabe.model.spend.SqlCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was counted, for reports. What is read grows with days and campaigns, not with leads. */
public interface FunnelCounts {
  /**
   * How many reached the milestone on the period's days, by channel and campaign, one count for
   * each day that has any, in no order.
   */
  List<SqlCount> counts(Period period, String model, Milestone milestone, Attribution attribution);

  /** How many of them reached it because a model was published. */
  long byPublishing(Period period, String model, Milestone milestone);

  /** A lead's place in the order of days and ids. */
  record Place(LocalDate day, LeadId lead) {}

  /**
   * The leads behind those counts, in order of days and ids, those included that were taken back:
   * at most {@code limit} that follow {@code after}, and as many where there are. This alone grows
   * with leads.
   *
   * @param after empty for the first ones
   */
  List<Counters.Standing> behind(
      Period period, String model, Milestone milestone, Optional<Place> after, int limit);
}
