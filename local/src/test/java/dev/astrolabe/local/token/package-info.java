@NullMarked
package dev.astrolabe.local.token;

import org.jspecify.annotations.NullMarked;
