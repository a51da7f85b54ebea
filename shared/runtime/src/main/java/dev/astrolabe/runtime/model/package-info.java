/** Scoring models as documents: read, checked, written, tried on their golden leads. */
@NullMarked
package dev.astrolabe.runtime.model;

import org.jspecify.annotations.NullMarked;
