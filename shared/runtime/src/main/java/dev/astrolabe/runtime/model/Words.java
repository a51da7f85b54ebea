package dev.astrolabe.runtime.model;

/**
 * What people call a rule or a group, and why it is there. Nothing is computed from it.
 *
 * @param title may be empty
 * @param description may be empty
 */
public record Words(String title, String description) {
  public static final Words NONE = new Words("", "");

  public boolean isNone() {
    return title.isEmpty() && description.isEmpty();
  }
}
