/** Tests of the sample company. */
@org.jspecify.annotations.NullMarked
package dev.astrolabe.local.sample;
