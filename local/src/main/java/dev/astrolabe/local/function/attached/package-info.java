/** The one class that an isolated function's JVM has beside Lambda's own: it watches the stack. */
@NullMarked
package dev.astrolabe.local.function.attached;

import org.jspecify.annotations.NullMarked;
