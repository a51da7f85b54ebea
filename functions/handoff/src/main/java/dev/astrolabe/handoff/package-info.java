/** Tells the bus and sales of each lead that became sales qualified, once. */
@NullMarked
package dev.astrolabe.handoff;

import org.jspecify.annotations.NullMarked;
