/** Figures as people read them. */
@NullMarked
package dev.astrolabe.runtime.report;

import org.jspecify.annotations.NullMarked;
