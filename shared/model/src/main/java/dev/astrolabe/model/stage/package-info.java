/** When a lead is marketing, product or sales qualified: conditions, episodes and transitions. */
@NullMarked
package dev.astrolabe.model.stage;

import org.jspecify.annotations.NullMarked;
