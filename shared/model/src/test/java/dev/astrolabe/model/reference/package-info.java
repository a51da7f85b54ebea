/**
 * The semantics of assessing, stages and identity, written for clarity and nothing else: what every
 * optimisation is tested against. It shares only value records with the code it judges.
 */
@NullMarked
package dev.astrolabe.model.reference;

import org.jspecify.annotations.NullMarked;
