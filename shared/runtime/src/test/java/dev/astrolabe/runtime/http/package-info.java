/** HTTP for tests: requests as the gateway sends them, without a gateway. */
@NullMarked
package dev.astrolabe.runtime.http;

import org.jspecify.annotations.NullMarked;
