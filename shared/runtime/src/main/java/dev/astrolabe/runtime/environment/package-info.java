/** What a deployment tells its functions. */
@NullMarked
package dev.astrolabe.runtime.environment;

import org.jspecify.annotations.NullMarked;
