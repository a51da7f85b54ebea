/** What the public door takes and refuses. */
@NullMarked
package dev.astrolabe.intake;

import org.jspecify.annotations.NullMarked;
