/** What the product costs to run. */
@NullMarked
package dev.astrolabe.bench.price;

import org.jspecify.annotations.NullMarked;
