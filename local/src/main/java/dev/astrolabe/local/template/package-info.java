/** Reads template.yaml as CloudFormation and SAM would, and refuses what it does not understand. */
@NullMarked
package dev.astrolabe.local.template;

import org.jspecify.annotations.NullMarked;
