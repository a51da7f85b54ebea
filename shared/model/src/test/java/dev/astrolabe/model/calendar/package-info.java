@NullMarked
package dev.astrolabe.model.calendar;

import org.jspecify.annotations.NullMarked;
