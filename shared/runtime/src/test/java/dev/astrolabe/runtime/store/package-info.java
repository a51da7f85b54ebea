@NullMarked
package dev.astrolabe.runtime.store;

import org.jspecify.annotations.NullMarked;
