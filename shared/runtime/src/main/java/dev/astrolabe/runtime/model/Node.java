package dev.astrolabe.runtime.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a JSON document and where it stands. One class for all kinds, and the pointer is put
 * together only when asked for: a sound document is read while a function starts.
 */
final class Node {
  enum Kind {
    OBJECT,
    ARRAY,
    TEXT,
    NUMBER,
    BOOLEAN,
    NULL,
    /** Stands for a value that is not in the document. */
    MISSING
  }

  private final @Nullable Node parent;
  private final String name;
  private final int line;
  private final Kind kind;
  private final String written;
  private final Map<String, Node> fields;
  private final List<Node> items;

  /**
   * @param name the property, or the position in the list
   * @param written a text's content, a number's digits, {@code true} or {@code false}; else empty
   */
  Node(@Nullable Node parent, String name, int line, Kind kind, String written) {
    this.parent = parent;
    this.name = name;
    this.line = line;
    this.kind = kind;
    this.written = written;
    this.fields = kind == Kind.OBJECT ? new LinkedHashMap<>() : Map.of();
    this.items = kind == Kind.ARRAY ? new ArrayList<>() : List.of();
  }

  static Node missing(Node parent, String name) {
    return new Node(parent, name, parent.line, Kind.MISSING, "");
  }

  Kind kind() {
    return kind;
  }

  int line() {
    return line;
  }

  String written() {
    return written;
  }

  /** An object's properties in the order of the document; empty for every other kind. */
  Map<String, Node> fields() {
    return fields;
  }

  /** A list's items; empty for every other kind. */
  List<Node> items() {
    return items;
  }

  boolean isMissing() {
    return kind == Kind.MISSING;
  }

  /** The JSON pointer of RFC 6901; empty for the whole document. */
  String pointer() {
    var path = new StringBuilder();
    for (var node = this; node.parent != null; node = node.parent) {
      path.insert(0, "/" + name(node.name));
    }
    return path.toString();
  }

  static String name(String property) {
    return property.replace("~", "~0").replace("/", "~1");
  }

  /** What stands there, in words short enough for a message. */
  String found() {
    return switch (kind) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case TEXT -> "the text \"" + shortened(written) + "\"";
      case NUMBER -> "the number " + shortened(written);
      case BOOLEAN -> written;
      case NULL -> "null";
      case MISSING -> "nothing";
    };
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 39)) + "\u2026";
  }
}
