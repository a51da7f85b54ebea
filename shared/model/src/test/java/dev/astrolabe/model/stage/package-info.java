@NullMarked
package dev.astrolabe.model.stage;

import org.jspecify.annotations.NullMarked;
