@NullMarked
package dev.astrolabe.runtime.json;

import org.jspecify.annotations.NullMarked;
