/** What arrives in batches: messages of a queue, records of a stream, the hour of a schedule. */
@NullMarked
package dev.astrolabe.runtime.batch;

import org.jspecify.annotations.NullMarked;
