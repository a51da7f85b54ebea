package dev.astrolabe.runtime.model;

import dev.astrolabe.runtime.model.ModelDocument.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, gathered while reading goes on. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();

  void at(Node node, String detail) {
    found.add(new Problem(node.pointer(), node.line(), detail));
  }

  /** A problem of the whole document, on the line where reading stopped. */
  void whole(int line, String detail) {
    found.add(new Problem("", line, detail));
  }

  int count() {
    return found.size();
  }

  List<Problem> all() {
    return List.copyOf(found);
  }
}
