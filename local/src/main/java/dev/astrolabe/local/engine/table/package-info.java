/** Tables on DynamoDB Local, and what makes their items expire. */
@NullMarked
package dev.astrolabe.local.engine.table;

import org.jspecify.annotations.NullMarked;
