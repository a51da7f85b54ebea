/**
 * The domain of Astrolabe: leads, their ledger, scoring and stages. Nothing here knows AWS or JSON.
 */
@NullMarked
package dev.astrolabe.model;

import org.jspecify.annotations.NullMarked;
