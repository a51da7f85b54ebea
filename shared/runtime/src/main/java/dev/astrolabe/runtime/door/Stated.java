package dev.astrolabe.runtime.door;

import dev.astrolabe.model.identity.IdentityKind;

/**
 * An identity as somebody wrote it.
 *
 * @param pointer where it stood, for a refusal
 */
public record Stated(IdentityKind kind, String written, String pointer) {}
