/**
 * Runs what template.yaml declares on one machine: the commands, and how the parts are put
 * together.
 */
@NullMarked
package dev.astrolabe.local;

import org.jspecify.annotations.NullMarked;
