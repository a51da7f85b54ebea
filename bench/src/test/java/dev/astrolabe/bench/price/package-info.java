@NullMarked
package dev.astrolabe.bench.price;

import org.jspecify.annotations.NullMarked;
