@NullMarked
package dev.astrolabe.cpsqlreport;

import org.jspecify.annotations.NullMarked;
