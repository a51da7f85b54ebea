/** eNPS reports of closed runs: asked for, and delivered once. */
@NullMarked
package dev.astrolabe.enps;

import org.jspecify.annotations.NullMarked;
