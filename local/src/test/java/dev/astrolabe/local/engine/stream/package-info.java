/** Tests of the engines, against real ones. */
@NullMarked
package dev.astrolabe.local.engine.stream;

import org.jspecify.annotations.NullMarked;
