/** Tests of the engines, against real ones. */
@NullMarked
package dev.astrolabe.local.engine.table;

import org.jspecify.annotations.NullMarked;
