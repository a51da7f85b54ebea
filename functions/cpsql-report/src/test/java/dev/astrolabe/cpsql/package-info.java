@NullMarked
package dev.astrolabe.cpsql;

import org.jspecify.annotations.NullMarked;
