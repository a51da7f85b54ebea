/**
 * The domain's stores on DynamoDB, by the low-level client. The layout of the tables and its
 * reasons stand in docs/decisions/0004-storage-layout.md.
 */
@NullMarked
package dev.astrolabe.runtime.store;

import org.jspecify.annotations.NullMarked;
