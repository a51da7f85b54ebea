@NullMarked
package dev.astrolabe.model.spend;

import org.jspecify.annotations.NullMarked;
