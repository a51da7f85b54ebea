/** How a lead is scored: the model's rules, and the assessment that explains every point. */
@NullMarked
package dev.astrolabe.model.scoring;

import org.jspecify.annotations.NullMarked;
