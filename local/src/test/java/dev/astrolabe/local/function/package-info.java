@NullMarked
package dev.astrolabe.local.function;

import org.jspecify.annotations.NullMarked;
