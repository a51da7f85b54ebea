/** Surveys: who is asked, sealed answers, and counts when a run closes. */
@NullMarked
package dev.astrolabe.pulse;

import org.jspecify.annotations.NullMarked;
