@NullMarked
package dev.astrolabe.projection;

import org.jspecify.annotations.NullMarked;
