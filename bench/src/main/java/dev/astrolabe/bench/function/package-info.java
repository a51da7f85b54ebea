/** A function of the product in a JVM of its own, watched from outside. */
@NullMarked
package dev.astrolabe.bench.function;

import org.jspecify.annotations.NullMarked;
