/** JSON as a tree of values with limits, and streaming codecs for what travels on queues. */
@NullMarked
package dev.astrolabe.runtime.json;

import org.jspecify.annotations.NullMarked;
