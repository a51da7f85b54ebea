package dev.astrolabe.model.lead;

/**
 * Why something was refused; quotes nothing a person typed.
 *
 * @param pointer where in what was sent, as a JSON pointer: {@code /profile/company}; empty for the
 *     whole
 */
public record Problem(String pointer, Fault fault) {}
