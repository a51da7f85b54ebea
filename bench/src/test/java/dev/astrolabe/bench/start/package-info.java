@NullMarked
package dev.astrolabe.bench.start;

import org.jspecify.annotations.NullMarked;
