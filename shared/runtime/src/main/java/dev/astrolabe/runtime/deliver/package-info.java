/** How others hear of something: events on the bus, mails, reports in the bucket. */
@NullMarked
package dev.astrolabe.runtime.deliver;

import org.jspecify.annotations.NullMarked;
