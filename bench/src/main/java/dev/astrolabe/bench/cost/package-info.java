/** What an entry costs in DynamoDB's capacity units. */
@NullMarked
package dev.astrolabe.bench.cost;

import org.jspecify.annotations.NullMarked;
