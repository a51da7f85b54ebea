@NullMarked
package dev.astrolabe.runtime.deliver;

import org.jspecify.annotations.NullMarked;
