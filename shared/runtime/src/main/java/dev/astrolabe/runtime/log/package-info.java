/** What a function says about its work: lines of JSON and metrics, never about a person. */
@NullMarked
package dev.astrolabe.runtime.log;

import org.jspecify.annotations.NullMarked;
