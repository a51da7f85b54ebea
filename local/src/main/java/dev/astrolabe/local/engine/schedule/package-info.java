/** Schedules by the laptop's clock. */
@NullMarked
package dev.astrolabe.local.engine.schedule;

import org.jspecify.annotations.NullMarked;
