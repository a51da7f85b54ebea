/** What exists on a laptop only, below /_local/. */
@NullMarked
package dev.astrolabe.local.page;

import org.jspecify.annotations.NullMarked;
