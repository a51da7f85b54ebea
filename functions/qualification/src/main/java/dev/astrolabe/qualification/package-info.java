/** The API for people and programs with a token: leads, what they come to, and the models. */
@NullMarked
package dev.astrolabe.qualification;

import org.jspecify.annotations.NullMarked;
