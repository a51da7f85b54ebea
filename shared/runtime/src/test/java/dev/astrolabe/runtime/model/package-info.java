/** Tests of models as documents. */
@NullMarked
package dev.astrolabe.runtime.model;

import org.jspecify.annotations.NullMarked;
