package dev.astrolabe.runtime.model;

/** How names in a document are spelled. */
enum Spelling {
  /** A model's name, part of addresses. */
  MODEL("a lower-case letter, then lower-case letters, digits or hyphens", 64, "-", false),
  /** A rule or a group, for good: explanations and history name it. */
  ID("a lower-case letter or a digit, then those or . _ -", 64, "._-", false),
  /** What an entry says happened. */
  KIND("a lower-case letter or a digit, then those or . _ -", 64, "._-", false),
  /** Something known about a person, and a field of a form. */
  ATTRIBUTE("a letter, then letters, digits or . _ -", 64, "._-", true);

  private final String form;
  private final int longest;
  private final String marks;
  private final boolean upperCase;

  Spelling(String form, int longest, String marks, boolean upperCase) {
    this.form = form;
    this.longest = longest;
    this.marks = marks;
    this.upperCase = upperCase;
  }

  /** What is right, for messages. */
  String form() {
    return form + ", at most " + longest + " in all";
  }

  boolean accepts(String written) {
    if (written.isEmpty() || written.length() > longest || !begins(written.charAt(0))) {
      return false;
    }
    for (int i = 1; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!letter(c) && !digit(c) && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean begins(char c) {
    return letter(c) || (digit(c) && (this == ID || this == KIND));
  }

  private boolean letter(char c) {
    return (c >= 'a' && c <= 'z') || (upperCase && c >= 'A' && c <= 'Z');
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
