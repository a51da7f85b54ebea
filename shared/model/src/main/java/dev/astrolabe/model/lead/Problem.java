package dev.astrolabe.model.lead;

/**
 * Why something was refused.
 *
 * @param pointer where in what was sent, as a JSON pointer: {@code /profile/company}; empty for the
 *     whole
 * @param detail what was wrong and what would be right; quotes nothing a person typed
 */
public record Problem(String pointer, String detail) {}
