/** What may be shown about groups of people without telling of anybody. */
@NullMarked
package dev.astrolabe.model.disclosure;

import org.jspecify.annotations.NullMarked;
