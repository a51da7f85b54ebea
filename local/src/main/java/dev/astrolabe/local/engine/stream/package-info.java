/** Pumps that carry the records of a table's stream to functions. */
@NullMarked
package dev.astrolabe.local.engine.stream;

import org.jspecify.annotations.NullMarked;
