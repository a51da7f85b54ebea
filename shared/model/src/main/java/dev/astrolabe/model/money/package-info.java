/** Amounts of money in exact decimals, and dated rates between their units. */
@NullMarked
package dev.astrolabe.model.money;

import org.jspecify.annotations.NullMarked;
