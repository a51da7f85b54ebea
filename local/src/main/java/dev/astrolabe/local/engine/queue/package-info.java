/** Queues on ElasticMQ, and the pumps that carry their messages to functions. */
@NullMarked
package dev.astrolabe.local.engine.queue;

import org.jspecify.annotations.NullMarked;
