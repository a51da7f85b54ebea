/** How long one score takes, beside the same rules written by hand and beside rule engines. */
@NullMarked
package dev.astrolabe.bench.kernel;

import org.jspecify.annotations.NullMarked;
