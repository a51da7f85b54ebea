/** Imitates an API Gateway HTTP API: routes, the JWT authorizer, payload format 2.0, limits. */
@NullMarked
package dev.astrolabe.local.gateway;

import org.jspecify.annotations.NullMarked;
