/** Counts what leads reach, for the reports. */
@NullMarked
package dev.astrolabe.projection;

import org.jspecify.annotations.NullMarked;
