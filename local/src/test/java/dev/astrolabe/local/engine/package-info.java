/** Tests of the engines, against real ones. */
@NullMarked
package dev.astrolabe.local.engine;

import org.jspecify.annotations.NullMarked;
