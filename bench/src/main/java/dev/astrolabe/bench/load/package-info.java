/** The whole stack under real contacts. */
@NullMarked
package dev.astrolabe.bench.load;

import org.jspecify.annotations.NullMarked;
