/** Takes what the doors received into the ledger, and visits leads whose time has come. */
@NullMarked
package dev.astrolabe.scoring;

import org.jspecify.annotations.NullMarked;
