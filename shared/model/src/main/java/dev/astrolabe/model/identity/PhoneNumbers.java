package dev.astrolabe.model.identity;

import java.util.Optional;

/** Reads phone numbers: a port, because the numbering plans of the world come from a library. */
public interface PhoneNumbers {
  /**
   * The number in E.164 ({@code +971501234567}), empty where {@code written} is no valid number.
   */
  Optional<String> e164(String written);
}
