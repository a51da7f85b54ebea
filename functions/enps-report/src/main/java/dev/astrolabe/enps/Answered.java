package dev.astrolabe.enps;

import dev.astrolabe.model.survey.EnpsReport;
import java.time.LocalDate;

/**
 * A report and when its run closed.
 *
 * @param period the one asked for, else the month in which the run closed
 */
record Answered(EnpsReport report, LocalDate closed, String period) {}
