@NullMarked
package dev.astrolabe.imports;

import org.jspecify.annotations.NullMarked;
