/** The public door: forms that people fill in, pages to fill them in on, and what this is. */
@NullMarked
package dev.astrolabe.intake;

import org.jspecify.annotations.NullMarked;
