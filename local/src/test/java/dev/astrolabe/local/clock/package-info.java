@NullMarked
package dev.astrolabe.local.clock;

import org.jspecify.annotations.NullMarked;
