@NullMarked
package dev.astrolabe.model.disclosure;

import org.jspecify.annotations.NullMarked;
