@NullMarked
package dev.astrolabe.local.e2e;

import org.jspecify.annotations.NullMarked;
