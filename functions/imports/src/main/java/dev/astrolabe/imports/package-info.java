/** Files of rows: each row goes in or is refused with its line, its column and the reason. */
@NullMarked
package dev.astrolabe.imports;

import org.jspecify.annotations.NullMarked;
