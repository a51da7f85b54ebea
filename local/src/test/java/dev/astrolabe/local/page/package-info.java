@NullMarked
package dev.astrolabe.local.page;

import org.jspecify.annotations.NullMarked;
