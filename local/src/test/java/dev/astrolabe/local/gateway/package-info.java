@NullMarked
package dev.astrolabe.local.gateway;

import org.jspecify.annotations.NullMarked;
