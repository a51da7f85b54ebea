@NullMarked
package dev.astrolabe.model.funnel;

import org.jspecify.annotations.NullMarked;
