/** Proofs that take hours. */
@NullMarked
package dev.astrolabe.bench.worlds;

import org.jspecify.annotations.NullMarked;
