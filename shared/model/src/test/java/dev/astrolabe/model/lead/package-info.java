@NullMarked
package dev.astrolabe.model.lead;

import org.jspecify.annotations.NullMarked;
