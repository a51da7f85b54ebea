package dev.astrolabe.runtime.model;

import dev.astrolabe.model.scoring.Clamp;
import dev.astrolabe.model.scoring.Points;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Reads single values. What is wrong is reported and a value that does no harm is returned, so that
 * reading goes on and finds the other problems; a missing value is reported by whoever asked for
 * it.
 */
final class Values {
  /** Numbers in conditions and tests: a million millions, six decimals. */
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000L);

  private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(Points.LARGEST, 6);
  private static final int MOST_DIGITS = 60;

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  /** A text of 1 to {@code longest} characters on one line. */
  String text(Node node, int longest) {
    var text = anyText(node, longest);
    if (!node.isMissing() && text.isEmpty() && node.kind() == Node.Kind.TEXT) {
      problems.at(node, "the text is empty");
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        problems.at(node, "the text holds a control character or a line break");
        break;
      }
    }
    return text;
  }

  /** A text of up to {@code longest} characters, line breaks included. */
  String anyText(Node node, int longest) {
    if (!is(node, Node.Kind.TEXT, "a text")) {
      return "";
    }
    int length = node.written().codePointCount(0, node.written().length());
    if (length > longest) {
      problems.at(
          node, "the text has " + length + " characters, at most " + longest + " are allowed");
    }
    return node.written();
  }

  /** A name spelled as it must be. */
  String name(Node node, Spelling spelling) {
    if (node.kind() != Node.Kind.TEXT || !spelling.accepts(node.written())) {
      expected(node, "a name (" + spelling.form() + ")");
    }
    return node.written();
  }

  Points points(Node node) {
    var decimal = decimal(node, "points", MOST_POINTS);
    return new Points(decimal.movePointRight(6).longValueExact());
  }

  Optional<Points> optionalPoints(Node node) {
    return node.isMissing() ? Optional.empty() : Optional.of(points(node));
  }

  /** A number to compare values with. */
  BigDecimal number(Node node) {
    var plain = decimal(node, "a number", LARGEST).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private BigDecimal decimal(Node node, String what, BigDecimal largest) {
    var decimal = node.kind() == Node.Kind.NUMBER ? exact(node) : Optional.<BigDecimal>empty();
    if (decimal.isPresent() && decimal.get().abs().compareTo(largest) <= 0) {
      return decimal.get();
    }
    var limit = largest.toBigInteger();
    expected(node, what + " of at most six decimals from -" + limit + " to " + limit);
    return BigDecimal.ZERO;
  }

  /** The number, where it has at most six decimals. Never expands an exponent. */
  private static Optional<BigDecimal> exact(Node node) {
    if (node.written().length() > MOST_DIGITS) {
      return Optional.empty();
    }
    BigDecimal decimal;
    try {
      decimal = new BigDecimal(node.written());
    } catch (NumberFormatException e) {
      return Optional.empty(); // the exponent does not fit
    }
    if (decimal.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    if (Math.abs((long) decimal.scale()) > MOST_DIGITS
        || decimal.stripTrailingZeros().scale() > 6) {
      return Optional.empty();
    }
    return Optional.of(decimal);
  }

  int integer(Node node, int least, int most) {
    var decimal = node.kind() == Node.Kind.NUMBER ? exact(node) : Optional.<BigDecimal>empty();
    if (decimal.isPresent()
        && decimal.get().stripTrailingZeros().scale() <= 0
        && decimal.get().compareTo(BigDecimal.valueOf(least)) >= 0
        && decimal.get().compareTo(BigDecimal.valueOf(most)) <= 0) {
      return decimal.get().intValueExact();
    }
    expected(node, "a whole number from " + least + " to " + most);
    return least;
  }

  /** A length of time in seconds. */
  long seconds(Node node, long least, long most) {
    long seconds =
        node.kind() == Node.Kind.TEXT
            ? LengthOfTime.seconds(node.written())
            : LengthOfTime.UNREADABLE;
    if (seconds == LengthOfTime.UNREADABLE) {
      expected(node, LengthOfTime.FORM);
      return least;
    }
    if (seconds < least || seconds > most) {
      expected(node, LengthOfTime.written(least) + " to " + LengthOfTime.written(most));
      return least;
    }
    return seconds;
  }

  private void expected(Node node, String right) {
    if (!node.isMissing()) {
      problems.at(node, "expected " + right + ", found " + node.found());
    }
  }

  /** The property {@code floor} and {@code cap} of an object. */
  Clamp clamp(Fields fields) {
    var floor = optionalPoints(fields.optional("floor"));
    var cap = optionalPoints(fields.optional("cap"));
    if (floor.isEmpty() && cap.isEmpty()) {
      return Clamp.NONE;
    }
    if (floor.isPresent() && cap.isPresent() && floor.get().compareTo(cap.get()) > 0) {
      problems.at(
          fields.optional("floor"),
          "the floor " + floor.get() + " is above the cap " + cap.get() + ": lower it");
      return Clamp.NONE;
    }
    return new Clamp(floor, cap);
  }

  /** A list of {@code least} to {@code most} items; none where it is not one. */
  List<Node> items(Node node, int least, int most) {
    if (!is(node, Node.Kind.ARRAY, "a list")) {
      return List.of();
    }
    int size = node.items().size();
    if (size < least || size > most) {
      problems.at(
          node, "the list has " + size + " items, " + least + " to " + most + " are allowed");
    }
    return node.items();
  }

  /** Whether it is of that kind; reports where it is of another. */
  boolean is(Node node, Node.Kind kind, String right) {
    if (node.kind() == kind) {
      return true;
    }
    expected(node, right);
    return false;
  }
}
