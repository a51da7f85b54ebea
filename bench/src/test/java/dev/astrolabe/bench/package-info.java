@NullMarked
package dev.astrolabe.bench;

import org.jspecify.annotations.NullMarked;
