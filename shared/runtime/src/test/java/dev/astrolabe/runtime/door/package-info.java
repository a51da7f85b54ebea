/** What doors make of what they are told. */
@NullMarked
package dev.astrolabe.runtime.door;

import org.jspecify.annotations.NullMarked;
