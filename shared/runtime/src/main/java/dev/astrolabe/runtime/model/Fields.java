package dev.astrolabe.runtime.model;

import java.util.List;

/** The properties of one object: which may stand there, and which must. */
final class Fields {
  private final Node object;
  private final Problems problems;

  /** Reports what is no object, and every property that is not among {@code known}. */
  Fields(Node object, Problems problems, String... known) {
    this.object = object;
    this.problems = problems;
    if (object.kind() != Node.Kind.OBJECT) {
      if (!object.isMissing()) {
        problems.at(object, "expected an object, found " + object.found());
      }
      return;
    }
    var names = List.of(known);
    for (var field : object.fields().entrySet()) {
      if (!names.contains(field.getKey())) {
        problems.at(
            field.getValue(),
            "unknown property \""
                + field.getKey()
                + "\"; what may stand here: "
                + String.join(", ", names));
      }
    }
  }

  Node object() {
    return object;
  }

  boolean has(String name) {
    return object.fields().containsKey(name);
  }

  /** The property, or a node that is missing. */
  Node optional(String name) {
    var field = object.fields().get(name);
    return field == null ? Node.missing(object, name) : field;
  }

  /** The property; where it is missing, that is a problem. */
  Node required(String name) {
    var field = optional(name);
    if (field.isMissing() && object.kind() == Node.Kind.OBJECT) {
      problems.at(object, "the property \"" + name + "\" is missing");
    }
    return field;
  }
}
