/** Which channel and campaign a lead is counted under. */
@NullMarked
package dev.astrolabe.model.attribution;

import org.jspecify.annotations.NullMarked;
