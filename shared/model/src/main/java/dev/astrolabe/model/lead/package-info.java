/** The lead as it is kept: its state, the ports to its stores, and the use cases that change it. */
@NullMarked
package dev.astrolabe.model.lead;

import org.jspecify.annotations.NullMarked;
