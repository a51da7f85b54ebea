/** Measures what the design promises, and prints it beside its budget. */
@NullMarked
package dev.astrolabe.bench;

import org.jspecify.annotations.NullMarked;
