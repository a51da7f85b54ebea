/** The sample company: who is in it, what happens to it, and how it is loaded through the doors. */
@NullMarked
package dev.astrolabe.local.sample;

import org.jspecify.annotations.NullMarked;
