/** Small made-up leads and models, drawn from seeds, in which every rule of the semantics bites. */
@NullMarked
package dev.astrolabe.model.worlds;

import org.jspecify.annotations.NullMarked;
