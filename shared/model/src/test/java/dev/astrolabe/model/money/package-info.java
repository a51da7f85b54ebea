@NullMarked
package dev.astrolabe.model.money;

import org.jspecify.annotations.NullMarked;
