/** The laptop's movable clock. */
@NullMarked
package dev.astrolabe.local.clock;

import org.jspecify.annotations.NullMarked;
