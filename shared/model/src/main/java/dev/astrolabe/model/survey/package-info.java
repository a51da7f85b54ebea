/** Pulse surveys: their questions and scales, and what their counts come to. */
@NullMarked
package dev.astrolabe.model.survey;

import org.jspecify.annotations.NullMarked;
