/** Rules that the template keeps and that linters do not look for. */
@NullMarked
package dev.astrolabe.local.rules;

import org.jspecify.annotations.NullMarked;
