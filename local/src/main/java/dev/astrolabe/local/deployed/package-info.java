/**
 * A stack that CloudFormation deployed on an engine that is not ours, used in place of this
 * machine's engines.
 */
@NullMarked
package dev.astrolabe.local.deployed;

import org.jspecify.annotations.NullMarked;
