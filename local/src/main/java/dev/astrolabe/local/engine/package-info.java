/**
 * The services behind the functions: tables, queues, streams, bus, mail, schedules. They know
 * nothing of a template.
 */
@NullMarked
package dev.astrolabe.local.engine;

import org.jspecify.annotations.NullMarked;
