package dev.astrolabe.model.lead;

import java.util.List;

/** Where hand-offs are kept: one for each lead, model and transition. */
public interface HandOffs {
  /**
   * Stores the hand-off unless it stands already; answers the one that stands, read consistently.
   */
  HandOff put(HandOff fresh);

  /** Records that something was sent for a hand-off that stands. Safe to repeat. */
  void delivered(HandOff handOff, HandOff.Delivery sent);

  /** All hand-offs of the lead, read consistently, in no order. */
  List<HandOff> of(LeadId lead);
}
