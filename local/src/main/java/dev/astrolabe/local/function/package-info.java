/** Runs the functions of the template from their zips, in this process or each in its own. */
@NullMarked
package dev.astrolabe.local.function;

import org.jspecify.annotations.NullMarked;
