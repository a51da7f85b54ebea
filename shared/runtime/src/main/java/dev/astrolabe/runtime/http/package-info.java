/**
 * HTTP as API Gateway speaks it (payload format 2.0): requests, routes, answers and problems. Bad
 * input is answered, never thrown.
 */
@NullMarked
package dev.astrolabe.runtime.http;

import org.jspecify.annotations.NullMarked;
