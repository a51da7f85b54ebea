/** Languages and phone numbers. */
@NullMarked
package dev.astrolabe.runtime.text;

import org.jspecify.annotations.NullMarked;
