/** The local issuer of access tokens, and the check that the gateway's authorizer makes. */
@NullMarked
package dev.astrolabe.local.token;

import org.jspecify.annotations.NullMarked;
