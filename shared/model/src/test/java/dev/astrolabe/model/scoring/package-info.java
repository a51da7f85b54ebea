@NullMarked
package dev.astrolabe.model.scoring;

import org.jspecify.annotations.NullMarked;
