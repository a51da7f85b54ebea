/** What the API answers. */
@NullMarked
package dev.astrolabe.qualification;

import org.jspecify.annotations.NullMarked;
