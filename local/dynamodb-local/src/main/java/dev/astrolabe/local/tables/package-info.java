/** The process in which DynamoDB Local runs. */
@NullMarked
package dev.astrolabe.local.tables;

import org.jspecify.annotations.NullMarked;
