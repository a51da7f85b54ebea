@NullMarked
package dev.astrolabe.local.deployed;

import org.jspecify.annotations.NullMarked;
