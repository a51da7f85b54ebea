@NullMarked
package dev.astrolabe.model.attribution;

import org.jspecify.annotations.NullMarked;
