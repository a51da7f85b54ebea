@NullMarked
package dev.astrolabe.local;

import org.jspecify.annotations.NullMarked;
