/**
 * What every door does with what it is told: identities get their matching keys, times and sizes
 * are checked, the entry gets its id, and the whole goes on a queue.
 */
@NullMarked
package dev.astrolabe.runtime.door;

import org.jspecify.annotations.NullMarked;
