/** Classes that do what is banned, to see that it is caught. */
@NullMarked
package dev.astrolabe.bench.clocks;

import org.jspecify.annotations.NullMarked;
