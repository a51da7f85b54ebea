/** What marketing and sales cost, spread over days, and the cost per sales qualified lead. */
@NullMarked
package dev.astrolabe.model.spend;

import org.jspecify.annotations.NullMarked;
