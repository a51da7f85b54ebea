/** Periods that people report by, in the Gregorian and the Jalali calendar. */
@NullMarked
package dev.astrolabe.model.calendar;

import org.jspecify.annotations.NullMarked;
