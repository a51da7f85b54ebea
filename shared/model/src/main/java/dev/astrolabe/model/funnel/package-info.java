/** Which leads are counted as what, on which day and under which channel. */
@NullMarked
package dev.astrolabe.model.funnel;

import org.jspecify.annotations.NullMarked;
