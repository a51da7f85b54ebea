package dev.astrolabe.local.engine.schedule;

import dev.astrolabe.local.engine.ScheduleSpec;
import java.time.Instant;

/** One schedule at one of its times. */
public record Firing(ScheduleSpec schedule, Instant scheduledTime) {}
