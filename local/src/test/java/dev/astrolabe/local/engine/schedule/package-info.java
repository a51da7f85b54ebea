/** Tests of the engines, against real ones. */
@NullMarked
package dev.astrolabe.local.engine.schedule;

import org.jspecify.annotations.NullMarked;
