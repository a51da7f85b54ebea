@org.jspecify.annotations.NullMarked
package dev.astrolabe.enps;
