@NullMarked
package dev.astrolabe.model;

import org.jspecify.annotations.NullMarked;
