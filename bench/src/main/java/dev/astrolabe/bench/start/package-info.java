/** The first response of a fresh JVM. */
@NullMarked
package dev.astrolabe.bench.start;

import org.jspecify.annotations.NullMarked;
