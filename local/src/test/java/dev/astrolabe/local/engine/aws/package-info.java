/** Tests of the engines, against real ones. */
@NullMarked
package dev.astrolabe.local.engine.aws;

import org.jspecify.annotations.NullMarked;
