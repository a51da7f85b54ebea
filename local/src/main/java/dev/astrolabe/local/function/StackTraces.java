package dev.astrolabe.local.function;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Text of what was thrown, as Lambda writes it into a function's log. */
final class StackTraces {
  private StackTraces() {}

  static String of(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }
}
