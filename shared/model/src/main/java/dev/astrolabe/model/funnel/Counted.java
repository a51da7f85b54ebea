package dev.astrolabe.model.funnel;

import dev.astrolabe.model.lead.LeadId;
import java.time.LocalDate;

/**
 * That a lead reached a milestone, as it is counted: once, on one day, under one channel by each
 * attribution.
 *
 * @param day the day of {@code recordedAt} in the company's time zone
 * @param modelVersion the version that found it; 0 for a first contact
 * @param cause what brought it about: entry, time, publishing, merge, contact
 */
public record Counted(
    LeadId lead,
    String model,
    Milestone milestone,
    LocalDate day,
    Credit firstTouch,
    Credit lastTouch,
    int modelVersion,
    String cause) {}
