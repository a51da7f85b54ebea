/** Tiny functions, packed into zips by tests. */
@NullMarked
package dev.astrolabe.local.function.sample;

import org.jspecify.annotations.NullMarked;
