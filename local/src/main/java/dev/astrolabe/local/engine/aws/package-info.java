/** The services that the laptop answers for itself: bus, mail, objects, parameters. */
@NullMarked
package dev.astrolabe.local.engine.aws;

import org.jspecify.annotations.NullMarked;
