@NullMarked
package dev.astrolabe.local.template;

import org.jspecify.annotations.NullMarked;
