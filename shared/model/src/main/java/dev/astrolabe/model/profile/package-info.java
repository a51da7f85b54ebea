/** What is known about a person: facts folded from entries up to an instant. */
@NullMarked
package dev.astrolabe.model.profile;

import org.jspecify.annotations.NullMarked;
