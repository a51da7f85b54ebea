/** What a report reads. */
@NullMarked
package dev.astrolabe.bench.report;

import org.jspecify.annotations.NullMarked;
