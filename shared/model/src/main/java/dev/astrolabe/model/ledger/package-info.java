/** What happened: immutable entries, who vouches for them and where they came from. */
@NullMarked
package dev.astrolabe.model.ledger;

import org.jspecify.annotations.NullMarked;
