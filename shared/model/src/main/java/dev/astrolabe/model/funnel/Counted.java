package dev.astrolabe.model.funnel;

import dev.astrolabe.model.attribution.Attribution;
import dev.astrolabe.model.lead.LeadId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That a lead reached a milestone, as it is counted: once, on one day, under one channel by each
 * attribution.
 *
 * @param day the day on which it was recorded, in the company's time zone; of history that was
 *     imported, the day on which it took effect
 * @param modelVersion the version that found it; 0 for a first contact
 * @param entry 16 hexadecimal digits that stand for the entry that brought it about; empty where
 *     none did
 */
public record Counted(
    LeadId lead,
    String model,
    Milestone milestone,
    LocalDate day,
    Credit firstTouch,
    Credit lastTouch,
    int modelVersion,
    Why why,
    Optional<String> entry) {

  /** The channel and campaign it is counted under. */
  public Credit credit(Attribution attribution) {
    return switch (attribution) {
      case FIRST_TOUCH -> firstTouch;
      case LAST_TOUCH -> lastTouch;
    };
  }

  /** The same milestone, counted under these. */
  public Counted under(Credit first, Credit last) {
    return new Counted(lead, model, milestone, day, first, last, modelVersion, why, entry);
  }

  /** What brought a milestone about. */
  public enum Why {
    /** The person was not known before. */
    CONTACT,
    ENTRY,
    TIME,
    /** Another model version was published: shown apart from what people did. */
    PUBLISHING,
    /** Two leads together came to what neither had come to alone. */
    MERGE,
    /** It lay in a past that was imported. */
    HISTORY
  }
}
